// The ground a question is about: everywhere, a shape drawn or uploaded, with a strip around it if wished, or an administrative unit.
import { button, field, make, select } from "../../lib/dom.js";
import { LEFT_BEHIND, formatArea, parseArea, toMillimetres } from "../../lib/area-words.js";
import { isAbort, problemText, request } from "../../lib/http.js";
import { Latest } from "../../lib/latest.js";
import { hectares } from "../../lib/numbers.js";
import { Feature, Fill, GeoJSON, Stroke, Style, VectorLayer, VectorSource, containsExtent, intersects } from "../../lib/ol.js";
import { clearRefusals, refuse } from "../../lib/refusal.js";
import { text } from "../../lib/texts.js";
import { read, write } from "../../lib/url-state.js";
import { findUnits, units } from "./units.js";

const IN_ADDRESS = "area";
const ABOVE_LAYERS = 998;
const WIDEST_METRES = 10_000;
const STANDING_STILL = 400;
const MOST_NOTES = 10;
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
    #answer = make("p", "area-said quiet");
    #notes = make("div", "");
    #buffer = make("input", "");
    /** What the area was understood to be; "" as long as that is not known. */
    #said = "";
    #latest = new Latest();
    #timer = 0;

    constructor(desk) {
        super();
        this.#desk = desk;
        desk.map.addLayer(new VectorLayer({ source: this.#source, style: LOOK, zIndex: ABOVE_LAYERS }));
        this.#answer.setAttribute("role", "status");
        this.#buffer.type = "number";
        this.#buffer.min = "0";
        this.#buffer.max = String(WIDEST_METRES);
        this.#buffer.step = "any";
        this.#buffer.value = "0";
        this.#buffer.addEventListener("input", () => this.#widen());
        this.#restore();
        this.#ways = select(WAYS.map((way) => [way, text("desk.area." + way)]), this.#way, (way) => this.#turn(way));
        this.element = make("div", "area-choice", field(text("desk.area"), this.#ways), this.#body, this.#answer);
        this.#show();
        this.#outline();
        if (!this.#area && !["everywhere", "view"].includes(this.#way)) {
            const words = read(IN_ADDRESS);
            this.#tell(text("desk.area.lost." + (LEFT_BEHIND.includes(words) ? words : "unreadable")), true);
        }
    }

    #ways;
    #goThere = false;

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
        return this.#area && this.#buffer.validity.valid ? this.#sent(this.#area) : undefined;
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
        return this.#said || text("desk.area." + this.#way);
    }

    /** @param {boolean} wrong whether it is told because something went wrong */
    #tell(words, wrong = false) {
        this.#answer.className = "area-said " + (wrong ? "notice bad" : "quiet");
        this.#answer.replaceChildren(words);
    }

    #restore() {
        const words = read(IN_ADDRESS) ?? "";
        this.#area = parseArea(words);
        const without = { "": "everywhere", view: "view", file: "upload" }[words] ?? "draw";
        this.#way = this.#area ? (this.#area.unit ? "unit" : "draw") : without;
        this.#buffer.value = String(this.#area?.bufferMetres ?? 0);
    }

    #turn(way) {
        this.#desk.shapes.stop();
        this.#way = way;
        this.#unwiden();
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
        this.#tell(text("desk.draw.how"));
        this.#desk.map.getTargetElement().focus();
    }

    #drawn(geometry) {
        if (geometry) {
            this.#set(this.#widened({ geometry: toMillimetres(new GeoJSON().writeGeometryObject(geometry)) }));
        } else {
            this.#outline();
        }
    }

    #widened({ bufferMetres, ...area }) {
        const metres = Number(this.#buffer.value);
        return metres > 0 ? { ...area, bufferMetres: metres } : area;
    }

    /** Another area begins without the strip around the one before. */
    #unwiden() {
        clearTimeout(this.#timer);
        this.#buffer.value = "0";
        clearRefusals(this.#buffer);
    }

    #widen() {
        clearTimeout(this.#timer);
        clearRefusals(this.#buffer);
        const { valid } = this.#buffer.validity;
        this.#buffer.setAttribute("aria-invalid", String(!valid));
        if (!valid) {
            refuse(this.#buffer, text("desk.area.buffer.range", WIDEST_METRES));
            this.#forget();
            this.dispatchEvent(new Event("change"));
        } else if (this.#area) {
            this.#timer = setTimeout(() => this.#set(this.#widened(this.#area)), STANDING_STILL);
        }
    }

    #uploading() {
        const file = make("input", "");
        file.type = "file";
        file.addEventListener("change", () => file.files[0] && this.#upload(file.files[0]));
        this.#notes.replaceChildren();
        return [field(text("desk.area.file"), file, text("desk.area.file.hint")), this.#widening(), this.#notes];
    }

    /** Until the file is read there is no area: nothing can be asked about the one before. */
    async #upload(file) {
        const form = new FormData();
        form.append("file", file);
        this.#unwiden();
        this.#set(null);
        this.#notes.replaceChildren();
        this.#tell(text("desk.area.reading", file.name));
        try {
            const read = await this.#latest.ask((signal) => request("/api/v1/desk/areas", { method: "POST", form, signal }));
            this.#notes.replaceChildren(...notesOf(read));
            this.#goThere = true;
            this.#set(this.#widened({ upload: read.token }));
        } catch (problem) {
            this.#failed(problem);
        }
    }

    #failed(problem) {
        if (!isAbort(problem)) {
            this.#tell(problemText(problem), true);
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
            (problem) => this.#failed(problem),
        );
        input.addEventListener("change", () => this.#chosen(input));
        return [field(text("desk.area.unit.name"), input, text("desk.area.unit.hint")), names];
    }

    async #chosen(input) {
        this.#set(null);
        try {
            const words = input.value.trim();
            const [unit] = findUnits(await this.#latest.ask(() => units()), words);
            if (unit) {
                input.value = unit.name;
                this.#set({ unit: unit.code });
            } else {
                this.#tell(text("desk.area.unit.unknown", words), true);
            }
        } catch (problem) {
            this.#failed(problem);
        }
    }

    /** Takes back what the area was said to be. */
    #forget() {
        this.#latest.drop();
        this.#source.clear();
        this.#said = "";
        this.#tell("");
    }

    /** Draws the area as the server understands it and says how large it is. */
    async #outline() {
        this.#forget();
        const area = this.#area;
        if (!area) {
            return;
        }
        try {
            const json = { area: this.#sent(area), crs: this.#desk.crs };
            const seen = await this.#latest.ask((signal) => request("/api/v1/desk/areas/outline", { method: "POST", json, signal }));
            this.#source.clear();
            this.#source.addFeature(new Feature(new GeoJSON().readGeometry(seen.outline)));
            this.#said = this.#wordsOf(seen, area.bufferMetres);
            this.#tell(make("span", "", this.#said, " ", button(text("desk.area.fit"), () => this.#desk.fit(seen.bbox), { title: text("desk.area.fit.title") })));
            this.#goTo(seen.bbox);
            this.dispatchEvent(new Event("words"));
        } catch (problem) {
            this.#failed(problem);
        }
    }

    /** What the area is, how much was put around it, how large it is in which measure, and whether it lies somewhere else altogether. */
    #wordsOf(seen, bufferMetres) {
        const planar = text("desk.area.planar", hectares(seen.areaSquareMetres), seen.centralMeridianDegrees);
        const measured = seen.ellipsoidalSquareMetres === null ? planar : planar + text("desk.area.ellipsoidal", hectares(seen.ellipsoidalSquareMetres));
        const { extent } = this.#desk.region;
        return [
            seen.title || text("desk.area." + this.#way),
            bufferMetres ? text("desk.area.widened", bufferMetres) : "",
            measured,
            extent && !intersects(extent, seen.bbox) ? text("desk.area.outside") : "",
        ].filter((words) => words).join(" · ");
    }

    /** The map goes where a file lies, once, unless it shows it already. */
    #goTo(bbox) {
        const map = this.#desk.map;
        if (this.#goThere && !containsExtent(map.getView().calculateExtent(map.getSize()), bbox)) {
            this.#desk.fit(bbox);
        }
        this.#goThere = false;
    }
}

/** What a file left open and how it was read, and what is wrong with it. */
function notesOf({ assumptions, findings, repaired }) {
    const list = (words) => make("ul", "", ...words.slice(0, MOST_NOTES).map((each) => make("li", "", each)));
    const wrong = repaired ? [...findings, text("desk.area.repaired")] : findings;
    return [
        ...(assumptions.length > 0 ? [make("div", "notice area-assumptions", make("p", "", text("desk.area.assumed")), list(assumptions))] : []),
        ...(wrong.length > 0 ? [make("div", "notice warn area-findings", list(wrong))] : []),
    ];
}
