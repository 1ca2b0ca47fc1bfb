// Where a place on the map snaps to: a vertex, a crossing of two sides, or a side of what is drawn by. Plain values, metres.
// A guide is {label, rings: [[[easting, northing], ...], ...]}, its rings closed, its coordinates as the server has them, every digit.
import { toMillimetre } from "./plots.js";

const key = ([easting, northing]) => easting + " " + northing;
const distance = (a, b) => Math.hypot(a[0] - b[0], a[1] - b[1]);

function closestOnSide(place, from, to) {
    const east = to[0] - from[0];
    const north = to[1] - from[1];
    const square = east * east + north * north;
    const along = square === 0 ? 0 : ((place[0] - from[0]) * east + (place[1] - from[1]) * north) / square;
    const share = Math.min(1, Math.max(0, along));
    return [from[0] + share * east, from[1] + share * north];
}

function crossing([a, b], [c, d]) {
    const east = b[0] - a[0];
    const north = b[1] - a[1];
    const otherEast = d[0] - c[0];
    const otherNorth = d[1] - c[1];
    const turn = east * otherNorth - north * otherEast;
    if (turn === 0) {
        return null;
    }
    const share = ((c[0] - a[0]) * otherNorth - (c[1] - a[1]) * otherEast) / turn;
    const other = ((c[0] - a[0]) * north - (c[1] - a[1]) * east) / turn;
    return share >= 0 && share <= 1 && other >= 0 && other <= 1 ? [a[0] + share * east, a[1] + share * north] : null;
}

function boxOf(rings) {
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    for (const [easting, northing] of rings.flat()) {
        box[0] = Math.min(box[0], easting);
        box[1] = Math.min(box[1], northing);
        box[2] = Math.max(box[2], easting);
        box[3] = Math.max(box[3], northing);
    }
    return box;
}

/** What to snap to in the neighbourhood; made anew when the neighbourhood changes. */
export class Guides {
    #guides;
    /** Where each vertex stands: the ring without its repeated end, and the position in it. */
    #vertices = new Map();

    constructor(guides = []) {
        this.#guides = guides.map((guide) => ({ ...guide, box: boxOf(guide.rings) }));
        for (const ring of guides.flatMap(({ rings }) => rings)) {
            const open = ring.slice(0, -1);
            open.forEach((vertex, index) => {
                const known = this.#vertices.get(key(vertex));
                if (known) {
                    known.push({ open, index });
                } else {
                    this.#vertices.set(key(vertex), [{ open, index }]);
                }
            });
        }
    }

    get size() {
        return this.#guides.length;
    }

    /** A vertex of a guide stays as the layer has it; every other place is written to the millimetre. */
    written(place) {
        return this.#vertices.has(key(place)) ? place : place.map(toMillimetre);
    }

    /**
     * The best place within reach: a vertex before a crossing before a side, the nearest of its kind.
     *
     * @param {number[]} place easting, northing
     * @param {number} reach metres
     * @param {{vertex: boolean, edge: boolean, intersection: boolean}} kinds
     * @returns {{place: number[], kind: "vertex"|"intersection"|"edge", label: string} | null}
     */
    snap(place, reach, kinds) {
        const near = this.#guides.filter(
            ({ box }) => place[0] >= box[0] - reach && place[0] <= box[2] + reach && place[1] >= box[1] - reach && place[1] <= box[3] + reach,
        );
        return (
            (kinds.vertex && this.#vertex(near, place, reach)) ||
            (kinds.intersection && this.#intersection(near, place, reach)) ||
            (kinds.edge && this.#edge(near, place, reach)) ||
            null
        );
    }

    #vertex(near, place, reach) {
        let best = null;
        let least = reach;
        for (const { label, labels, rings } of near) {
            rings.forEach((ring, r) => ring.forEach((vertex, i) => {
                const apart = distance(vertex, place);
                if (apart < least || (apart === least && !best)) {
                    least = apart;
                    best = { place: vertex, kind: "vertex", label: labels?.[r]?.[i % (ring.length - 1)] ?? label };
                }
            }));
        }
        return best;
    }

    #sides(near, place, reach) {
        const sides = [];
        for (const { label, rings } of near) {
            for (const ring of rings) {
                for (let i = 0; i + 1 < ring.length; i++) {
                    const closest = closestOnSide(place, ring[i], ring[i + 1]);
                    const apart = distance(closest, place);
                    if (apart <= reach) {
                        sides.push({ label, side: [ring[i], ring[i + 1]], closest, apart });
                    }
                }
            }
        }
        return sides;
    }

    #intersection(near, place, reach) {
        const sides = this.#sides(near, place, reach).slice(0, 40);
        let best = null;
        let least = reach;
        sides.forEach((one, i) => sides.slice(i + 1).forEach((other) => {
            const at = crossing(one.side, other.side);
            if (at && distance(at, place) <= least && !this.#vertices.has(key(at))) {
                least = distance(at, place);
                best = { place: at.map(toMillimetre), kind: "intersection", label: `${one.label} × ${other.label}` };
            }
        }));
        return best;
    }

    #edge(near, place, reach) {
        const [best] = this.#sides(near, place, reach).sort((a, b) => a.apart - b.apart);
        return best ? { place: best.closest.map(toMillimetre), kind: "edge", label: best.label } : null;
    }

    /**
     * The vertices between two vertices of one ring, the shorter way round, both left out.
     *
     * @returns {number[][] | null} null when no ring has both
     */
    trace(from, to) {
        let best = null;
        const ends = this.#vertices.get(key(to)) ?? [];
        for (const { open, index: start } of this.#vertices.get(key(from)) ?? []) {
            const end = ends.find((other) => other.open === open)?.index ?? start;
            if (start === end) {
                continue;
            }
            for (const between of [walk(open, start, end), walk(open, end, start).reverse()]) {
                const length = lengthOf([from, ...between, to]);
                if (!best || length < best.length) {
                    best = { between, length };
                }
            }
        }
        return best && best.between;
    }
}

/** A way with what lies between its places along guides put in. */
export function traced(guides, places) {
    return places.flatMap((place, i) => (i === 0 ? [place] : [...(guides.trace(places[i - 1], place) ?? []), place]));
}

function walk(open, start, end) {
    const between = [];
    for (let i = (start + 1) % open.length; i !== end; i = (i + 1) % open.length) {
        between.push(open[i]);
    }
    return between;
}

export function lengthOf(places) {
    return places.slice(1).reduce((sum, place, i) => sum + distance(places[i], place), 0);
}
