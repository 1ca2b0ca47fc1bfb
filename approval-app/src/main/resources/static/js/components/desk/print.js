// A map sheet on paper: scale, paper and title; the frame of what will be printed stands on the map and can be moved.
import { button, field, make, select } from "../../lib/dom.js";
import { isAbort, problemText, request } from "../../lib/http.js";
import { Collection, Feature, Fill, Polygon, Stroke, Style, Translate, VectorLayer, VectorSource } from "../../lib/ol.js";
import { text } from "../../lib/texts.js";
import { JobView } from "./job-view.js";

const PAPERS = ["A4", "A3", "A2", "A1", "A0"];
const SCALES = [500, 1000, 2000, 5000, 10_000, 25_000, 50_000, 100_000];
const ABOVE_LAYERS = 1002;
const FRAME = new Style({ stroke: new Stroke({ color: "#1c4f80", width: 2.5 }), fill: new Fill({ color: "rgb(28 79 128 / 8%)" }) });
const NUDGE = 0.05;

export class Print {
    #desk;
    #source = new VectorSource();
    #layer = new VectorLayer({ source: this.#source, style: FRAME, zIndex: ABOVE_LAYERS });
    #translate = null;
    #paper = "A3";
    #landscape = true;
    #title = make("input", "");
    #notes = make("textarea", "");
    #scale = make("input", "");
    #status = make("p", "quiet");
    #job = new JobView();
    #centre = null;
    #asked = null;
    /** Where the map was before it was moved to show the frame, and where it was moved to. */
    #before = null;
    #moved = null;

    constructor(desk) {
        this.#desk = desk;
        this.#title.maxLength = 60;
        this.#notes.maxLength = 200;
        this.#notes.rows = 2;
        this.#scale.type = "number";
        this.#scale.min = "100";
        this.#scale.max = "1000000";
        this.#scale.setAttribute("list", "print-scales");
        this.#scale.addEventListener("change", () => this.#frame());
        const scales = make("datalist", "");
        scales.id = "print-scales";
        scales.append(...SCALES.map((scale) => new Option(`1:${scale}`, String(scale))));
        this.#status.setAttribute("role", "status");
        const paper = select(PAPERS.map((name) => [name, name]), this.#paper, (name) => this.#take({ paper: name }));
        const turn = select([["landscape", text("desk.print.landscape")], ["portrait", text("desk.print.portrait")]], "landscape", (way) => this.#take({ landscape: way === "landscape" }));
        const here = button(text("desk.print.here"), () => this.#centreOnView(), { title: text("desk.print.here.title") });
        this.element = make(
            "div",
            "print",
            make("p", "quiet", text("desk.print.hint")),
            field(text("desk.print.title"), this.#title),
            make("div", "pair", field(text("desk.print.paper"), paper), field(text("desk.print.orientation"), turn)),
            field(text("desk.print.scale"), this.#scale, text("desk.print.scale.hint")),
            scales,
            field(text("desk.print.notes"), this.#notes),
            make("div", "buttons", here, ...this.#nudges(), button(text("desk.print.make"), () => this.#make(), { className: "primary" })),
            this.#status,
            this.#job.element,
        );
    }

    #nudges() {
        return [["←", -1, 0], ["→", 1, 0], ["↑", 0, 1], ["↓", 0, -1]].map(([sign, east, north]) =>
            button(sign, () => this.#nudge(east, north), { title: text("desk.print.move", sign) }));
    }

    opened() {
        this.#desk.map.addLayer(this.#layer);
        this.#scale.value ||= String(this.#fitting());
        this.#centre ??= this.#desk.map.getView().getCenter();
        this.#frame();
    }

    closed() {
        this.#asked?.abort();
        this.#desk.map.removeLayer(this.#layer);
        this.#desk.map.removeInteraction(this.#translate);
        this.#translate = null;
        this.#desk.map.getTargetElement().classList.remove("framed");
        this.#goBack();
    }

    get #place() {
        const view = this.#desk.map.getView();
        return { center: view.getCenter(), resolution: view.getResolution() };
    }

    /** The map was moved for the frame only; wherever a person has moved it since, it stays. */
    #goBack() {
        if (this.#before && JSON.stringify(this.#place) === JSON.stringify(this.#moved)) {
            this.#desk.map.getView().setCenter(this.#before.center);
            this.#desk.map.getView().setResolution(this.#before.resolution);
        }
        this.#before = null;
    }

    /** The finest usual scale at which the paper shows about what the screen shows. */
    #fitting() {
        const view = this.#desk.map.getView();
        const scale = (view.getResolution() * this.#desk.map.getSize()[0]) / 0.4;
        return SCALES.find((each) => each >= scale) ?? SCALES.at(-1);
    }

    #take(change) {
        this.#paper = change.paper ?? this.#paper;
        this.#landscape = change.landscape ?? this.#landscape;
        this.#frame();
    }

    #centreOnView() {
        this.#centre = this.#desk.map.getView().getCenter();
        this.#frame();
    }

    #nudge(east, north) {
        const extent = this.#source.getFeatures()[0]?.getGeometry().getExtent();
        if (extent) {
            const [west, south, eastern, northern] = extent;
            this.#centre = [this.#centre[0] + east * NUDGE * (eastern - west), this.#centre[1] + north * NUDGE * (northern - south)];
            this.#frame();
        }
    }

    async #frame() {
        this.#asked?.abort();
        this.#asked = new AbortController();
        const query = new URLSearchParams({ paper: this.#paper, landscape: String(this.#landscape), scale: this.#scale.value });
        try {
            const face = await request("/api/v1/desk/sheet/frame?" + query, { signal: this.#asked.signal });
            this.#draw(face);
            this.#showWhole();
            this.#status.textContent = text("desk.print.covers", (face.widthMetres / 1000).toFixed(2), (face.heightMetres / 1000).toFixed(2));
        } catch (problem) {
            if (!isAbort(problem)) {
                this.#source.clear();
                this.#status.textContent = problemText(problem);
            }
        }
    }

    /** A frame larger than what the screen shows could not be seen. */
    #showWhole() {
        const { map } = this.#desk;
        const extent = this.#source.getFeatures()[0].getGeometry().getExtent();
        const [west, south, east, north] = map.getView().calculateExtent(map.getSize());
        if (extent[2] - extent[0] > east - west || extent[3] - extent[1] > north - south) {
            this.#before ??= this.#place;
            this.#desk.fit(extent);
            this.#moved = this.#place;
        }
    }

    #draw({ widthMetres, heightMetres }) {
        const [e, n] = this.#centre;
        const [w, h] = [widthMetres / 2, heightMetres / 2];
        const feature = new Feature(new Polygon([[[e - w, n - h], [e + w, n - h], [e + w, n + h], [e - w, n + h], [e - w, n - h]]]));
        this.#source.clear();
        this.#source.addFeature(feature);
        this.#desk.map.removeInteraction(this.#translate);
        this.#translate = new Translate({ features: new Collection([feature]) });
        this.#translate.on("translateend", () => {
            const [west, south, east, north] = feature.getGeometry().getExtent();
            this.#centre = [(west + east) / 2, (south + north) / 2];
        });
        this.#desk.map.addInteraction(this.#translate);
        this.#desk.map.getTargetElement().classList.add("framed");
    }

    #make() {
        const title = this.#title.value.trim();
        if (title === "") {
            this.#status.textContent = text("desk.print.untitled");
            this.#title.focus();
            return;
        }
        const layers = this.#desk.layers.items.filter(({ visible }) => visible).toReversed().map(({ key, opacity }) => ({ layer: key, opacity }));
        const drawn = this.#desk.selection.area.drawn;
        const shapes = drawn ? [{ geometry: drawn }] : [];
        this.#job.run(text("desk.print.running"), "/api/v1/desk/sheet", {
            title,
            scale: Number(this.#scale.value),
            paper: this.#paper,
            landscape: this.#landscape,
            crs: this.#desk.crs,
            centre: this.#centre,
            layers,
            shapes,
            notes: this.#notes.value.trim(),
        });
    }
}
