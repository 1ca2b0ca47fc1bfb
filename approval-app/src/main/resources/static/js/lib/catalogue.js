// The region's layers, their tile grid and their look, fetched once for the page.
import { request } from "./http.js";

let fetched = null;

function unionOf(boxes) {
    return boxes.reduce((a, b) => [
        Math.min(a[0], b[0]),
        Math.min(a[1], b[1]),
        Math.max(a[2], b[2]),
        Math.max(a[3], b[3]),
    ]);
}

/**
 * @returns {Promise<{matrixSet: object, layers: object[], styles: object[], extent: number[] | null}>} extent is where any
 *     layer was surveyed: west, south, east, north in metres
 */
export function catalogue() {
    fetched ??= request("/api/v1/layers").then((region) => {
        const boxes = region.layers.map((layer) => layer.bounds).filter((box) => box);
        return { ...region, extent: boxes.length > 0 ? unionOf(boxes) : null };
    });
    fetched.catch(() => (fetched = null));
    return fetched;
}
