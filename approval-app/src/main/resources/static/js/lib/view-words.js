// Where the map looks, as one word of the address: easting and northing of its middle, metres a pixel.

/** @returns {string} */
export function formatView([easting, northing], metresPerPixel) {
    return [easting.toFixed(1), northing.toFixed(1), Number(metresPerPixel.toPrecision(4))].join(",");
}

/**
 * @param {string | null} words
 * @param {number[]} extent west, south, east, north of where the map can be
 * @returns {{centre: number[], metresPerPixel: number} | null} null for words that are no view of this map
 */
export function parseView(words, [west, south, east, north]) {
    const parts = (words ?? "").split(",");
    const [easting, northing, metresPerPixel] = parts.map((part) => (part.trim() === "" ? NaN : Number(part)));
    const there = easting >= west && easting <= east && northing >= south && northing <= north;
    return parts.length === 3 && there && metresPerPixel > 0 && Number.isFinite(metresPerPixel)
        ? { centre: [easting, northing], metresPerPixel }
        : null;
}
