// Where red lines of cases conflict: ground both claim, and the outlines of the cases the reader may know. Read for what is on the screen.
import { isAbort, problemText, request } from "../../lib/http.js";
import { squareMetres } from "../../lib/numbers.js";
import { Feature, Fill, MultiPolygon, Point, RegularShape, Stroke, Style, VectorLayer, VectorSource } from "../../lib/ol.js";
import { text } from "../../lib/texts.js";
import { read, write } from "../../lib/url-state.js";

const IN_ADDRESS = "conflicts";
const RED = "#b3261e";
const MARKED_FROM_METRES_PER_PIXEL = 2;
const HIT_PIXELS = 6;

const outline = [
    new Style({ stroke: new Stroke({ color: "rgb(255 255 255 / 85%)", width: 4 }) }),
    new Style({ stroke: new Stroke({ color: RED, width: 1.75, lineDash: [8, 4] }) }),
];
/** Where only one side may be known, all of it is what can be shown and pointed at. */
const alone = new Style({ fill: new Fill({ color: "rgb(179 38 30 / 12%)" }) });
const ground = new Style({ fill: new Fill({ color: "rgb(179 38 30 / 45%)" }), stroke: new Stroke({ color: RED, width: 2 }) });
const mark = new Style({
    image: new RegularShape({
        points: 3,
        radius: 9,
        fill: new Fill({ color: RED }),
        stroke: new Stroke({ color: "#fff", width: 1.5 }),
    }),
    zIndex: 2,
});

function element(tag, words, className = "") {
    const made = document.createElement(tag);
    made.textContent = words;
    made.className = className;
    return made;
}

function sideOf(side) {
    if (!side.number) {
        return element("dd", text("conflicts.hidden", side.authority), "quiet");
    }
    const described = document.createElement("dd");
    const number = element(side.caseId ? "a" : "strong", side.number);
    if (side.caseId) {
        number.href = `/cases/${side.caseId}?tab=plots`;
    }
    const steps = side.steps.map((step) => text("step." + step));
    const facts = [side.authority, text("kind." + side.kind), text("state." + side.state), ...steps];
    described.append(number, element("div", side.title), element("small", facts.join(" · "), "quiet"));
    return described;
}

export class ConflictLayer {
    #map;
    #source = new VectorSource();
    #latest = null;
    #note = element("small", "", "warn");
    #pairs = new Map();

    constructor(map) {
        this.#map = map;
        this.layer = new VectorLayer({
            source: this.#source,
            visible: read(IN_ADDRESS) === "1",
            style: (feature, resolution) => this.#style(feature, resolution),
            zIndex: 10,
        });
        map.on("moveend", () => this.#load());
        this.#load();
    }

    /** Its switch, its legend, and whether all of it is shown. */
    entry() {
        const row = element("div", "", "layer-entry conflict-entry");
        const box = document.createElement("input");
        box.type = "checkbox";
        box.id = "layer-conflicts";
        box.checked = this.layer.getVisible();
        box.addEventListener("change", () => {
            this.layer.setVisible(box.checked);
            write(IN_ADDRESS, box.checked ? "1" : "");
            this.#load();
        });
        const label = element("label", text("conflicts.title"));
        label.htmlFor = box.id;
        const list = element("a", text("conflicts.list"));
        list.href = "/conflicts";
        const legend = element("small", text("conflicts.legend"), "conflict-legend");
        row.append(box, label, list, legend, this.#note);
        return row;
    }

    /** What conflicts at a place of the screen, in words; nothing where there is none or the layer is off. */
    describe(pixel) {
        const found = new Set();
        if (this.layer.getVisible() && pixel) {
            this.#map.forEachFeatureAtPixel(pixel, (feature) => void found.add(feature.get("pair")), {
                hitTolerance: HIT_PIXELS,
                layerFilter: (layer) => layer === this.layer,
            });
        }
        return [...found].map((id) => this.#described(this.#pairs.get(id)));
    }

    #described({ row }) {
        const part = element("section", "", "conflict");
        const amount = row.stripMetres === null
            ? text("conflicts.overlap", squareMetres(row.squareMetres))
            : text("conflicts.near", row.stripMetres.toFixed(3));
        const sides = element("dl", "", "facts");
        row.sides.forEach((side, at) => sides.append(element("dt", text(at === 0 ? "conflicts.first" : "conflicts.second")), sideOf(side)));
        part.append(element("h3", text("conflicts.one")), element("p", amount), sides);
        return part;
    }

    #style(feature, resolution) {
        switch (feature.get("part")) {
            case "outline":
                return feature.get("always") ? [...outline, alone] : outline;
            case "ground":
                return ground;
            default:
                return resolution > MARKED_FROM_METRES_PER_PIXEL || feature.get("always") ? mark : null;
        }
    }

    async #load() {
        this.#latest?.abort();
        if (!this.layer.getVisible()) {
            return;
        }
        this.#latest = new AbortController();
        const box = this.#map.getView().calculateExtent(this.#map.getSize()).map((side) => side.toFixed(2));
        try {
            const sight = await request("/api/v1/conflicts/map?bbox=" + box.join(","), { signal: this.#latest.signal });
            this.#show(sight.pairs);
            this.#note.textContent = sight.truncated ? text("conflicts.truncated", sight.pairs.length) : "";
        } catch (problem) {
            if (!isAbort(problem)) {
                this.#show([]);
                this.#note.textContent = text("conflicts.failed", problemText(problem));
            }
        }
    }

    #show(pairs) {
        this.#pairs = new Map(pairs.map((pair) => [pair.row.id, pair]));
        this.#source.clear();
        for (const pair of pairs) {
            const add = (geometry, part, always = false) => {
                const feature = new Feature(geometry);
                feature.setProperties({ pair: pair.row.id, part, always });
                this.#source.addFeature(feature);
            };
            pair.outlines.forEach((coordinates) => add(new MultiPolygon(coordinates), "outline", !pair.shared));
            if (pair.shared) {
                add(new MultiPolygon(pair.shared), "ground");
            }
            add(new Point(pair.place), "mark", pair.row.stripMetres !== null || !pair.shared);
        }
    }
}
