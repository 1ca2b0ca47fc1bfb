// What a link or a bookmark asks for and the page does not show: gone, broken, or not for this reader - which of these is never told.
import { unknownLayers } from "./layer-list.js";
import { parseView } from "./view-words.js";

const LONGEST_NAME = 32;
const MOST_NAMED = 5;

const shortened = (words) => (words.length > LONGEST_NAME ? words.slice(0, LONGEST_NAME) + "…" : words);

/**
 * @param {URLSearchParams} asked by the address, before the page wrote into it
 * @param {{layers: string[], tabs: string[], extent: number[]}} known keys of layers and tabs, and where the map can be
 * @returns {{key: string, named: string[]}[]} what is left out, with the words of the address for it
 */
export function leftOut(asked, { layers, tabs, extent }) {
    const missing = [];
    const unshown = unknownLayers(asked.get("layers"), layers);
    if (unshown.length > 0) {
        missing.push({ key: "layers", named: unshown.slice(0, MOST_NAMED).map(shortened) });
    }
    const one = (key, isKnown) => {
        const words = asked.get(key);
        if (words && !isKnown(words)) {
            missing.push({ key, named: [shortened(words)] });
        }
    };
    one("ask", (layer) => layers.includes(layer));
    one("view", (words) => parseView(words, extent) !== null);
    one("tab", (tab) => tabs.includes(tab));
    return missing;
}
