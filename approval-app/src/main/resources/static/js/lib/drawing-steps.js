// What can be done about the shape in hand, by how many of its points are set. Plain values, no map.

/** What is drawn by each of the modes that draw. */
export const DRAWN = { plot: "Polygon", hole: "Polygon", cut: "Polygon", split: "LineString", corridor: "LineString" };

const LEAST_POINTS = { Polygon: 3, LineString: 2 };

/** Points a shape needs before it can be ended; undefined for a mode that does not draw. */
export const leastPoints = (mode) => LEAST_POINTS[DRAWN[mode]];

/** Points that are set of a sketch of the map: its last one only follows the pointer. */
export const pointsSet = (places) => Math.max(0, places.length - 1);

/**
 * @param {number} points that are set
 * @returns {{finish: boolean, back: boolean, cancel: boolean} | null} what makes sense now; null while no tool that draws is in hand
 */
export function stepsFor(mode, points) {
    const least = leastPoints(mode);
    return least ? { finish: points >= least, back: points > 0, cancel: true } : null;
}

/**
 * The side drawn last: to the pointer, or the one before while the pointer, or a finger, is where the last point was set. Null before the
 * first.
 */
export function lastSide(places) {
    const [before, last] = places.slice(-2);
    const moved = last && (before[0] !== last[0] || before[1] !== last[1]);
    const side = (moved ? places : places.slice(0, -1)).slice(-2);
    return side.length === 2 ? side : null;
}
