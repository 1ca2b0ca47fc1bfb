// What became of ground, in words: its class with its name, a feature without a class, or no feature at all.
import { text } from "./texts.js";

/** Of the server for a feature that says no class. */
const NO_CLASS = "—";

/** @param {string} code "" for ground without a feature @param {string|null|undefined} [name] of the class */
export function classWords(code, name) {
    if (code === NO_CLASS) {
        return text("desk.compare.no-class");
    }
    return code ? [code, name].filter((part) => part).join(" ") : text("desk.compare.uncovered");
}
