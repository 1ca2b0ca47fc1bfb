// One version of a layer by its number, drawn above the others: for instance one that waits for a decision, which nothing else here knows of.
import { make } from "../../lib/dom.js";
import { problemText, request } from "../../lib/http.js";
import { english, text } from "../../lib/texts.js";
import { read } from "../../lib/url-state.js";
import { LabelLayer } from "../map/label-layer.js";
import { swatch } from "../map/layer-styles.js";
import { createLayers } from "../map/layers.js";

/** Key and number, as pages of the keepers write it. */
const IN_ADDRESS = "version";
const WORDS = /^([A-Z][A-Z0-9_]{0,31})\.(\d{1,6})$/;
const LONGEST_WORDS = 40;
const NOT_FOUND = 404;
/** Also above the names of the layers that count: they would be read as its own. */
const ABOVE_LABELS = 950;

export class ShownVersion {
    #desk;

    constructor(desk) {
        this.#desk = desk;
    }

    /** @returns {Promise<string>} what the reader has to know of it; "" where the address names none */
    async show() {
        const words = read(IN_ADDRESS);
        if (!words) {
            return "";
        }
        const [, key, number] = WORDS.exec(words) ?? [];
        const none = text("desk.link.version", words.slice(0, LONGEST_WORDS));
        try {
            return key ? this.#draw(await request(`/api/v1/layers/${key}/versions/${number}`)) : none;
        } catch (problem) {
            return problem.status === NOT_FOUND ? none : problemText(problem);
        }
    }

    #draw({ waiting, catalogue }) {
        const { map, projection } = this.#desk;
        const [layer] = createLayers(catalogue, projection);
        const about = layer.get("about");
        layer.setVisible(true);
        layer.setZIndex(ABOVE_LABELS);
        map.addLayer(layer);
        map.addLayer(new LabelLayer(map, [layer], ABOVE_LABELS + 1).layer);
        const title = english() ? about.title : layer.get("title");
        this.#entry(layer, title, waiting);
        return text(waiting ? "desk.version.waiting.notice" : "desk.version.earlier.notice", title, about.number);
    }

    /** In the tree of layers, above all that counts. */
    #entry(layer, title, waiting) {
        const about = layer.get("about");
        const box = make("input", "");
        box.type = "checkbox";
        box.id = "shown-version";
        box.checked = true;
        box.addEventListener("change", () => layer.setVisible(box.checked));
        const label = make("label", "", title);
        label.htmlFor = box.id;
        const symbol = layer.get("look").classField ? make("span", "swatch many") : swatch(layer.get("look"));
        const facts = make("small", "", text("desk.version", about.number), " · ", about.dataDate ?? text("map.no-date"));
        const line = make("div", "tree-line", make("span", ""), box, symbol, label, facts);
        const kind = text(waiting ? "desk.version.waiting" : "desk.version.earlier");
        const head = make("h3", "", make("span", waiting ? "badge warn" : "badge", kind));
        const group = make("section", "tree-group shown-version", head, make("div", "tree-row", line));
        group.setAttribute("aria-label", kind);
        document.querySelector(".layer-tree").prepend(group);
    }
}
