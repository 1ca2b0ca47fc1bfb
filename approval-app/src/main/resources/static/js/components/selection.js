// What is selected, in the map and in every table: "defect-3", "plot-1", "point-0-0-4". One for the page.
import { read, write } from "../lib/url-state.js";

class Selection extends EventTarget {
    current = read("sel") ?? "";
    hovered = "";

    /** @param {string} name empty for nothing; @param {{zoom?: boolean}} options whether the map goes there */
    select(name, { zoom = false } = {}) {
        this.current = name;
        write("sel", name);
        this.dispatchEvent(new CustomEvent("select", { detail: { name, zoom } }));
    }

    hover(name) {
        if (name !== this.hovered) {
            this.hovered = name;
            this.dispatchEvent(new CustomEvent("hover", { detail: { name } }));
        }
    }
}

export const selection = new Selection();

export const pointName = ({ plot, ring, point }) => `point-${plot}-${ring}-${point}`;

/** @returns {{kind: string, indexes: number[]}} */
export function parse(name) {
    const [kind, ...indexes] = name.split("-");
    return { kind, indexes: indexes.map(Number) };
}
