// The red lines of the cases the reader may see: what each stands for by its colour, its kind by its dashes, its case by number.
import { make } from "../../lib/dom.js";
import { english, text } from "../../lib/texts.js";
import { read, write } from "../../lib/url-state.js";
import { swatch } from "./layer-styles.js";
import { regionTiles } from "./layers.js";

const IN_ADDRESS = "cases";
const KEY = "RED_LINES";
const HIT_PIXELS = 4;
const STANDINGS = ["DRAFT", "LIVE", "APPROVED", "NONE"];

export class CaseLines {
    #map;
    #look;

    constructor(map, region, projection) {
        this.#map = map;
        this.#look = region.styles.find(({ layer }) => layer === KEY);
        this.layer = regionTiles(region, projection, `/tiles/red-lines/${region.matrixSet.id}/{z}/{x}/{y}.mvt`, this.#look);
        this.layer.setVisible(read(IN_ADDRESS) === "1");
        this.layer.setProperties({ key: KEY, look: this.#look, hidden: new Set() });
    }

    /** Its switch, and what the colours stand for. */
    entry() {
        const row = make("div", "layer-entry conflict-entry");
        const box = make("input", "");
        box.type = "checkbox";
        box.id = "layer-" + KEY;
        box.checked = this.layer.getVisible();
        box.addEventListener("change", () => {
            this.layer.setVisible(box.checked);
            write(IN_ADDRESS, box.checked ? "1" : "");
        });
        const label = make("label", "", text("desk.case-lines"));
        label.htmlFor = box.id;
        const legend = make("div", "case-legend");
        for (const standing of STANDINGS) {
            const symbol = this.#symbol("LAND_USE_" + standing);
            legend.append(make("span", "", symbol, " ", text("desk.case-lines." + standing)));
        }
        row.append(box, label, make("span", ""), legend);
        return row;
    }

    #symbol(code) {
        return swatch({ ...this.#look, ...this.#look.classes.find((each) => each.code === code) });
    }

    /** The cases whose red line is at a place of the screen, in words; nothing where there is none or the layer is off. */
    describe(pixel) {
        const found = new Map();
        if (this.layer.getVisible() && pixel) {
            this.#map.forEachFeatureAtPixel(pixel, (feature) => void found.set(feature.get("CASE_NUMBER") + feature.get("LOOK"), feature), {
                hitTolerance: HIT_PIXELS,
                layerFilter: (layer) => layer === this.layer,
            });
        }
        return [...found.values()].map((feature) => this.#described(feature.get("CASE_NUMBER"), feature.get("LOOK")));
    }

    #described(number, code) {
        const look = this.#look.classes.find((each) => each.code === code);
        const link = make("a", "", number);
        link.href = "/cases?q=" + encodeURIComponent(number);
        const words = look ? (english() ? look.en : look.zh) : "";
        return make("section", "found-layer", make("h3", "", text("desk.case-lines.one")), make("p", "", this.#symbol(code), " ", link, " ", make("span", "quiet", words)));
    }
}
