// What a question is asked of: a layer, conditions on its attributes, and the ground. Shared by the panels that ask.
import { field, make, select } from "../../lib/dom.js";
import { isAbort } from "../../lib/http.js";
import { Latest } from "../../lib/latest.js";
import { text } from "../../lib/texts.js";
import { read, write } from "../../lib/url-state.js";
import { AreaChoice } from "./area-choice.js";
import { FilterBuilder } from "./filter-builder.js";

const IN_ADDRESS = "ask";

export class Selection extends EventTarget {
    #crs;
    #layer;
    #layerField;
    #summary = make("summary", "");
    #body = make("div", "slot");
    #element = make("details", "selection", this.#summary, this.#body);
    #parts = {};
    #latest = new Latest();
    fields = [];
    /** Whether the link names a layer that cannot be asked, so that another one is chosen: nothing is asked of it unbidden. */
    isAnother;

    constructor(desk) {
        super();
        this.#crs = desk.crs;
        this.area = new AreaChoice(desk);
        this.filter = new FilterBuilder(desk.crs);
        const known = desk.layers.items.map(({ key, layer }) => [key, layer.get("title")]).toSorted(([a], [b]) => (a === "DLTB" ? -1 : b === "DLTB" ? 1 : 0));
        this.#layer = known.find(([key]) => key === read(IN_ADDRESS))?.[0] ?? known[0]?.[0] ?? "";
        this.isAnother = ![null, this.#layer].includes(read(IN_ADDRESS));
        this.#layerField = field(text("desk.ask.layer"), select(known, this.#layer, (key) => this.#use(key)));
        this.#element.open = true;
        this.#element.addEventListener("toggle", () => this.#say());
        this.area.addEventListener("words", () => this.#say());
        [this.area, this.filter].forEach((part) => part.addEventListener("change", () => this.dispatchEvent(new Event("change"))));
    }

    get layer() {
        return this.#layer;
    }

    /** @returns {object | null} layer, filter and area as the server takes them; null while the area is not complete */
    request() {
        const area = this.area.value;
        if (area === undefined) {
            return null;
        }
        return { layer: this.#layer, ...(this.filter.value ? { filter: this.filter.value, filterCrs: this.#crs } : {}), ...(area ? { area } : {}) };
    }

    /** Moves into the panel that is open. */
    into(place, { layer = true, filter = true } = {}) {
        this.#parts = { layer, filter };
        this.#body.replaceChildren(...(layer ? [this.#layerField] : []), this.area.element, ...(filter ? [this.filter.element] : []));
        place.replaceChildren(this.#element);
        this.#say();
        if (this.fields.length === 0 && this.#layer) {
            this.#load();
        }
    }

    /** Makes room for the answer: what was asked stays in one line, and opens again. Whoever is at the next question already keeps it. */
    fold() {
        if (!this.#body.contains(document.activeElement)) {
            this.#element.open = false;
        }
    }

    /** What is asked, in one line. */
    words({ layer, filter } = this.#parts) {
        const title = this.#layerField.querySelector("select").selectedOptions[0]?.text;
        return [layer ? title : "", this.area.words, filter ? this.filter.value : ""].filter((words) => words).join(" · ");
    }

    #say() {
        this.#summary.textContent = this.#element.open ? text("desk.ask") : this.words();
    }

    #use(key) {
        this.#layer = key;
        this.fields = [];
        write(IN_ADDRESS, key === "DLTB" ? null : key);
        this.#load();
        this.dispatchEvent(new Event("change"));
    }

    async #load() {
        try {
            this.fields = await this.#latest.ask((signal) => this.filter.use(this.#layer, signal));
            this.dispatchEvent(new Event("fields"));
        } catch (problem) {
            if (!isAbort(problem)) {
                throw problem;
            }
        }
    }
}
