// How much of an area lies where a layer was never surveyed, in words.
import { fixed } from "./numbers.js";
import { text } from "./texts.js";

const LEAST_PERCENT = 0.01;

/**
 * @param {{outsideDataShare: ?number}} answer of the server
 * @param {object | undefined} area that was asked about
 * @returns {string} "" where all of it was surveyed
 */
export function outsideWords({ outsideDataShare }, area) {
    const share = outsideDataShare ?? null;
    if (share === null) {
        return area ? text("desk.outside.unknown") : "";
    }
    if (share === 0) {
        return "";
    }
    return share === 1 ? text("desk.outside.all") : text("desk.outside.part", fixed(Math.max(share * 100, LEAST_PERCENT), 2));
}
