// The red lines of the cases the reader may see: what each stands for by its colour, its kind by its dashes, its case by number.
import { make } from "../../lib/dom.js";
import { request } from "../../lib/http.js";
import { coordinate } from "../../lib/numbers.js";
import { english, text } from "../../lib/texts.js";
import { read, write } from "../../lib/url-state.js";
import { swatch } from "./layer-styles.js";
import { regionTiles } from "./layers.js";

const IN_ADDRESS = "cases";
const KEY = "RED_LINES";
const HIT_PIXELS = 4;
const FARTHEST_METRES = 1000;
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

    /**
     * The cases whose red line a place lies in or next to, in words, whether the layer is shown or not.
     * @returns {Promise<HTMLElement[]>}
     */
    async describe([easting, northing], signal) {
        const within = Math.min(FARTHEST_METRES, this.#map.getView().getResolution() * HIT_PIXELS);
        const query = new URLSearchParams({ easting: coordinate(easting), northing: coordinate(northing), within: coordinate(within) });
        const { redLines, truncated } = await request("/api/v1/conflicts/red-lines?" + query, { signal });
        const more = truncated ? [make("p", "notice warn", text("desk.case-lines.more"))] : [];
        return [...redLines.map(({ number, look }) => this.#described(number, look)), ...more];
    }

    #described(number, code) {
        const look = this.#look.classes.find((each) => each.code === code);
        const link = make("a", "", number);
        link.href = "/cases?q=" + encodeURIComponent(number);
        const words = look ? (english() ? look.en : look.zh) : "";
        return make("section", "found-layer", make("h3", "", text("desk.case-lines.one")), make("p", "", this.#symbol(code), " ", link, " ", make("span", "quiet", words)));
    }
}
