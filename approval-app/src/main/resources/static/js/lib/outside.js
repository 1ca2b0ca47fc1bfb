// How much of an area lies where a layer was never surveyed, in words.
import { fixed } from "./numbers.js";
import { text } from "./texts.js";

const LEAST_PERCENT = 0.01;

/** @param {{outsideDataShare: ?number}} answer of the server @returns {string} "" where all of it was surveyed, or that is not known */
export function outsideWords({ outsideDataShare }) {
    const share = outsideDataShare ?? 0;
    if (share === 0) {
        return "";
    }
    return share === 1 ? text("desk.outside.all") : text("desk.outside.part", fixed(Math.max(share * 100, LEAST_PERCENT), 2));
}
