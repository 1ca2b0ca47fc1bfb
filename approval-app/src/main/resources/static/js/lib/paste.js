// Rows of points as they come from a spreadsheet or a text editor: [name] X(northing) Y(easting), one point a line.
import { parseCoordinate } from "./numbers.js";

// Northings of the country are below 6,000 km; eastings with a zone prefix are 8 digits and above them.
const LARGEST_NORTHING = 6_200_000;

function cells(line) {
    const parts = line.includes("\t") ? line.split("\t") : line.trim().split(/[,;，；]\s*|\s+/);
    return parts.map((part) => part.trim()).filter((part) => part !== "");
}

/**
 * @param {string} text the clipboard
 * @returns {{points: {name: string, northing: number, easting: number}[], wrongLines: number[], swapped: boolean}}
 *     wrongLines counts from 1; a heading line without numbers is left out silently
 */
export function parsePoints(text) {
    const points = [];
    const wrongLines = [];
    text.split(/\r\n|\r|\n/).forEach((line, i) => {
        const parts = cells(line);
        if (parts.length === 0) {
            return;
        }
        const values = parts.slice(-2).map(parseCoordinate);
        if (parts.length < 2 || values.includes(null)) {
            if (i > 0 || parts.some((part) => /\d{4,}/.test(part))) {
                wrongLines.push(i + 1);
            }
            return;
        }
        points.push({ name: parts.length > 2 ? parts[parts.length - 3] : "", northing: values[0], easting: values[1] });
    });
    const swapped = points.length > 0 && points.every((p) => p.northing > LARGEST_NORTHING && p.easting <= LARGEST_NORTHING);
    if (swapped) {
        points.forEach((p) => ([p.northing, p.easting] = [p.easting, p.northing]));
    }
    const last = points.at(-1);
    if (points.length > 3 && last.easting === points[0].easting && last.northing === points[0].northing) {
        points.pop();
    }
    return { points, wrongLines, swapped };
}
