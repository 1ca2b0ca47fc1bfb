// The region's layers, their tile grid and their look, fetched once for the page.
import { request } from "./http.js";

const fetched = new Map();

function unionOf(boxes) {
    return boxes.reduce((a, b) => [
        Math.min(a[0], b[0]),
        Math.min(a[1], b[1]),
        Math.max(a[2], b[2]),
        Math.max(a[3], b[3]),
    ]);
}

/**
 * @param {string} crs zone the tiles are to be drawn in, EPSG:code; empty for that of the region
 * @returns {Promise<{matrixSet: object, layers: object[], styles: object[], extent: number[] | null}>} extent is where any
 *     layer was surveyed: west, south, east, north in metres
 */
export function catalogue(crs = "") {
    if (!fetched.has(crs)) {
        const read = request("/api/v1/layers" + (crs ? "?crs=" + crs : "")).then((region) => {
            const boxes = region.layers.map((layer) => layer.bounds).filter((box) => box);
            return { ...region, extent: boxes.length > 0 ? unionOf(boxes) : null };
        });
        read.catch(() => fetched.delete(crs));
        fetched.set(crs, read);
    }
    return fetched.get(crs);
}
