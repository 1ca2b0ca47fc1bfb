// The ground a question is about: everywhere, a shape drawn or uploaded, with a strip around it if wished, or an administrative unit.
import { button, field, make, select } from "../../lib/dom.js";
import { formatArea, parseArea } from "../../lib/area-words.js";
import { isAbort, problemText, request } from "../../lib/http.js";
import { hectares } from "../../lib/numbers.js";
import { Feature, Fill, GeoJSON, Stroke, Style, VectorLayer, VectorSource } from "../../lib/ol.js";
import { text } from "../../lib/texts.js";
import { read, write } from "../../lib/url-state.js";
import { findUnits, units } from "./units.js";

const IN_ADDRESS = "area";
const ABOVE_LAYERS = 998;
const WIDEST_METRES = 10_000;
const STANDING_STILL = 400;
const WAYS = ["everywhere", "view", "draw", "upload", "unit"];

const LOOK = [
    new Style({ stroke: new Stroke({ color: "rgb(255 255 255 / 85%)", width: 5 }), fill: new Fill({ color: "rgb(28 79 128 / 6%)" }) }),
    new Style({ stroke: new Stroke({ color: "#1c4f80", width: 2, lineDash: [10, 4, 2, 4] }) }),
];

export class AreaChoice extends EventTarget {
    #desk;
    #source = new VectorSource();
    #way = "everywhere";
    #area = null;
    #body = make("div", "area-way");
    #answer = make("p", "quiet");
    #buffer = make("input", "");
    #asked = null;
    #timer = 0;

    constructor(desk) {
        super();
        this.#desk = desk;
        desk.map.addLayer(new VectorLayer({ source: this.#source, style: LOOK, zIndex: ABOVE_LAYERS }));
        this.#answer.setAttribute("role", "status");
        this.#buffer.type = "number";
        this.#buffer.min = "0";
        this.#buffer.max = String(WIDEST_METRES);
        this.#buffer.value = "0";
        this.#buffer.addEventListener("input", () => this.#widen());
        this.#restore();
        this.#ways = select(WAYS.map((way) => [way, text("desk.area." + way)]), this.#way, (way) => this.#turn(way));
        this.element = make("div", "area-choice", field(text("desk.area"), this.#ways), this.#body, this.#answer);
        this.#show();
        this.#outline();
    }

    #ways;

    /** As the server takes it; null for everywhere, undefined as long as it is not complete. */
    get value() {
        if (this.#way === "everywhere") {
            return null;
        }
        if (this.#way === "view") {
            const [west, south, east, north] = this.#desk.map.getView().calculateExtent(this.#desk.map.getSize());
            const ring = [[west, south], [east, south], [east, north], [west, north], [west, south]];
            return { geometry: { type: "Polygon", coordinates: [ring] }, crs: this.#desk.crs };
        }
        return this.#area ? this.#sent(this.#area) : undefined;
    }

    /** A shape goes with the system it was drawn in. */
    #sent(area) {
        return area.geometry ? { ...area, crs: this.#desk.crs } : area;
    }

    /** The polygon somebody drew, as it was drawn; null for every other area. */
    get drawn() {
        return this.#area?.geometry?.type === "Polygon" ? this.#area.geometry : null;
    }

    /** The way it is said to the reader. */
    get words() {
        return this.#answer.textContent || text("desk.area." + this.#way);
    }

    #restore() {
        this.#area = parseArea(read(IN_ADDRESS));
        this.#way = this.#area ? (this.#area.unit ? "unit" : "draw") : read(IN_ADDRESS) === "view" ? "view" : "everywhere";
        this.#buffer.value = String(this.#area?.bufferMetres ?? 0);
    }

    #turn(way) {
        this.#desk.shapes.stop();
        this.#way = way;
        this.#set(null);
        this.#show();
    }

    #set(area) {
        this.#area = area;
        write(IN_ADDRESS, this.#way === "view" ? "view" : formatArea(area));
        this.#outline();
        this.dispatchEvent(new Event("change"));
    }

    #show() {
        const ways = { draw: () => this.#drawing(), upload: () => this.#uploading(), unit: () => this.#choosing() };
        this.#body.replaceChildren(...(ways[this.#way]?.() ?? []));
    }

    #drawing() {
        const tool = (type) => button(text("desk.area." + type), () => this.#draw(type), { title: text("desk.area.draw.title", text("desk.area." + type)) });
        return [make("div", "buttons", tool("Polygon"), tool("LineString"), tool("Point")), this.#widening()];
    }

    #widening() {
        return field(text("desk.area.buffer"), this.#buffer);
    }

    #draw(type) {
        if (type !== "Polygon" && Number(this.#buffer.value) === 0) {
            this.#buffer.value = "50";
        }
        this.#source.clear();
        this.#desk.shapes.start(type, { ended: (geometry) => this.#drawn(geometry) });
        this.#answer.textContent = text("desk.draw.how");
        this.#desk.map.getTargetElement().focus();
    }

    #drawn(geometry) {
        if (geometry) {
            this.#set(this.#widened({ geometry: new GeoJSON().writeGeometryObject(geometry) }));
        } else {
            this.#outline();
        }
    }

    #widened({ bufferMetres, ...area }) {
        const metres = Math.min(WIDEST_METRES, Math.max(0, Number(this.#buffer.value) || 0));
        return metres > 0 ? { ...area, bufferMetres: metres } : area;
    }

    #widen() {
        clearTimeout(this.#timer);
        if (this.#area) {
            this.#timer = setTimeout(() => this.#set(this.#widened(this.#area)), STANDING_STILL);
        }
    }

    #uploading() {
        const file = make("input", "");
        file.type = "file";
        file.addEventListener("change", () => file.files[0] && this.#upload(file.files[0]));
        return [field(text("desk.area.file"), file, text("desk.area.file.hint")), this.#widening()];
    }

    async #upload(file) {
        const form = new FormData();
        form.append("file", file);
        this.#answer.textContent = text("desk.area.reading", file.name);
        try {
            const read = await request("/api/v1/desk/areas", { method: "POST", form });
            this.#set(this.#widened({ upload: read.token }));
            this.#body.querySelector(".notice")?.remove();
            if (read.findings.length > 0) {
                this.#body.append(make("div", "notice warn", make("ul", "", ...read.findings.slice(0, 10).map((words) => make("li", "", words)))));
            }
        } catch (problem) {
            this.#answer.textContent = problemText(problem);
        }
    }

    #choosing() {
        const input = make("input", "");
        input.type = "search";
        input.setAttribute("list", "area-units");
        const names = make("datalist", "");
        names.id = "area-units";
        units().then(
            (known) => {
                names.append(...known.map(({ code, name }) => new Option(code, name)));
                input.value ||= known.find(({ code }) => code === this.#area?.unit)?.name ?? "";
            },
            (problem) => (this.#answer.textContent = problemText(problem)),
        );
        input.addEventListener("change", async () => {
            const [unit] = findUnits(await units(), input.value.trim());
            if (unit) {
                input.value = unit.name;
                this.#set({ unit: unit.code });
            } else {
                this.#answer.textContent = text("desk.area.unit.unknown", input.value);
            }
        });
        return [field(text("desk.area.unit.name"), input, text("desk.area.unit.hint")), names];
    }

    /** Draws the area as the server understands it and says how large it is. */
    async #outline() {
        this.#asked?.abort();
        this.#source.clear();
        this.#answer.textContent = "";
        if (!this.#area) {
            return;
        }
        this.#asked = new AbortController();
        try {
            const json = { area: this.#sent(this.#area), crs: this.#desk.crs };
            const seen = await request("/api/v1/desk/areas/outline", { method: "POST", json, signal: this.#asked.signal });
            this.#source.clear();
            this.#source.addFeature(new Feature(new GeoJSON().readGeometry(seen.outline)));
            const size = text("desk.hectares", hectares(seen.areaSquareMetres));
            this.#answer.textContent = `${seen.title || text("desk.area." + this.#way)} · ${size}`;
        } catch (problem) {
            if (!isAbort(problem)) {
                this.#answer.textContent = problemText(problem);
            }
        }
    }
}
