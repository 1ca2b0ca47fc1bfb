// What is measured on the plane while somebody draws: sides, length, area, bearings. Metres, easting first.

/** Grid bearing from a to b, degrees clockwise from north, 0 up to 360. */
export function bearingDegrees([e0, n0], [e1, n1]) {
    const angle = (Math.atan2(e1 - e0, n1 - n0) * 180) / Math.PI;
    return angle < 0 ? angle + 360 : angle;
}

/**
 * @param {number[][]} points easting and northing
 * @param {boolean} closed whether the last point leads back to the first
 * @returns {{from: number, to: number, metres: number, bearing: number}[]} points by position, sides of no length left out
 */
export function sidesOf(points, closed) {
    const ends = closed && points.length > 2 ? [...points.keys()] : [...points.keys()].slice(0, -1);
    return ends
        .map((from) => {
            const to = (from + 1) % points.length;
            const metres = Math.hypot(points[to][0] - points[from][0], points[to][1] - points[from][1]);
            return { from, to, metres, bearing: bearingDegrees(points[from], points[to]) };
        })
        .filter(({ metres }) => metres > 0);
}
