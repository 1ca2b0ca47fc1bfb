// Which land classes of a layer are drawn: a list with the number of parcels and the area of each, kept in the address.
import { button } from "../../lib/dom.js";
import { request } from "../../lib/http.js";
import { grouped } from "../../lib/numbers.js";
import { english, text } from "../../lib/texts.js";
import { read, write } from "../../lib/url-state.js";
import { swatch } from "./layer-styles.js";

const IN_ADDRESS = "hidden";

class ClassFilter {
    #layer;
    #hidden;
    #summary = document.createElement("summary");
    #list = document.createElement("div");
    #classes = [];

    constructor(layer) {
        this.#layer = layer;
        this.#hidden = layer.get("hidden");
        (read(IN_ADDRESS) ?? "").split(",").filter((code) => /^\w{1,8}$/.test(code)).forEach((code) => this.#hidden.add(code));
        this.element = document.createElement("details");
        this.element.className = "class-filter";
        this.#list.className = "class-list";
        const buttons = document.createElement("div");
        buttons.className = "buttons";
        buttons.append(
            button(text("classes.all"), () => this.#hide([])),
            button(text("classes.none"), () => this.#hide(this.#classes.map(({ code }) => code))),
        );
        this.element.append(this.#summary, buttons, this.#list);
        this.#tell();
    }

    show(classes) {
        this.#classes = classes;
        this.#list.replaceChildren(...classes.map((landClass) => this.#entry(landClass)));
        this.#tell();
    }

    fail() {
        this.#list.textContent = text("classes.failed");
    }

    #entry({ code, className, classNameEn, features, hectares }) {
        const row = document.createElement("label");
        const box = document.createElement("input");
        box.type = "checkbox";
        box.value = code;
        box.checked = !this.#hidden.has(code);
        box.addEventListener("change", () => {
            if (box.checked) {
                this.#hidden.delete(code);
            } else {
                this.#hidden.add(code);
            }
            this.#apply();
        });
        const look = this.#layer.get("look");
        const symbol = swatch({ ...look, ...look.classes?.find((each) => each.code === code) });
        const name = document.createElement("span");
        name.textContent = `${code} ${(english() ? classNameEn : className) ?? ""}`;
        const amount = document.createElement("small");
        amount.textContent = text("classes.amount", grouped(String(features)), grouped(hectares.toFixed(4)));
        row.append(box, symbol, name, amount);
        return row;
    }

    #hide(codes) {
        this.#hidden.clear();
        codes.forEach((code) => this.#hidden.add(code));
        this.#list.querySelectorAll("input").forEach((box) => (box.checked = !this.#hidden.has(box.value)));
        this.#apply();
    }

    #apply() {
        write(IN_ADDRESS, [...this.#hidden].sort().join(","));
        this.#tell();
        this.#layer.changed();
    }

    #tell() {
        const hidden = this.#classes.filter(({ code }) => this.#hidden.has(code)).length;
        this.#summary.textContent =
            hidden === 0 ? text("classes.title") : text("classes.some", this.#classes.length - hidden, this.#classes.length);
    }
}

/** @returns {HTMLElement} to be put below the layer's entry; filled as soon as the server has named the classes */
export function classFilter(layer) {
    const filter = new ClassFilter(layer);
    request(`/api/v1/layers/${layer.get("key")}/classes`).then(
        (classes) => filter.show(classes),
        () => filter.fail(),
    );
    return filter.element;
}
