// How a table of areas stands to the area it was asked for, in words.
import { fixed } from "./numbers.js";
import { text } from "./texts.js";

const NOTICED_SQUARE_METRES = 0.005;
const hectares = (squareMetres) => fixed(squareMetres / 10_000, 4);

/**
 * What of the area no parcel covers, or two do, or that nobody looked: said as it is, never as zero.
 *
 * @param {{areaSquareMetres: ?number, uncoveredSquareMetres: ?number, overlapSquareMetres: ?number, closes: ?boolean,
 *     notChecked: ?string}} closure as the server tells it
 * @param {string} measure the name of the measure the areas are in
 * @returns {{words: string[], warns: boolean}} sentences; none without an area
 */
export function closureWords(closure, measure) {
    const area = closure?.areaSquareMetres ?? null;
    if (area === null) {
        return { words: [], warns: false };
    }
    const words = [text("desk.closure.area", hectares(area), measure)];
    const closes = closure.closes ?? null;
    if (closes === null) {
        const chosen = closure.notChecked === "CONDITION";
        return { words: [...words, text(chosen ? "desk.closure.not-checked.condition" : "desk.closure.not-checked.many")], warns: !chosen };
    }
    if (closure.uncoveredSquareMetres > NOTICED_SQUARE_METRES) {
        words.push(text("desk.closure.uncovered", hectares(closure.uncoveredSquareMetres)));
    }
    if (closure.overlapSquareMetres > NOTICED_SQUARE_METRES) {
        words.push(text("desk.closure.overlap", hectares(closure.overlapSquareMetres)));
    }
    if (!closes) {
        words.push(text("desk.closure.open"));
    }
    return { words, warns: words.length > 1 };
}
