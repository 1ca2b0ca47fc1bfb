// The steps of a drawing as text, for the next page of the same tab: what the browser has room for, the present step in any case.
import { History } from "./history.js";

const MOST_STEPS = 100;
/** Some 60 characters each; a tab has room for five million. */
const MOST_POINTS = 30_000;

const ringsOf = (plots) => plots.flatMap((plot) => plot.rings.map((ring) => ring.points));

/** How many steps around the present one are kept: backward first. @returns {number[]} from, to behind the last */
function reach(steps, at, mostPoints) {
    const seen = new Set();
    let points = 0;
    const fits = (plots) => {
        for (const ring of ringsOf(plots)) {
            points += seen.has(ring) ? 0 : ring.length;
            seen.add(ring);
        }
        return points <= mostPoints;
    };
    fits(steps[at]);
    let from = at;
    while (from > 0 && at - from < MOST_STEPS && fits(steps[from - 1])) {
        from--;
    }
    let to = at + 1;
    while (to < steps.length && to - at <= MOST_STEPS && fits(steps[to])) {
        to++;
    }
    return [from, to];
}

/**
 * Rings that steps have in common are written once. The stored version is not written; where older steps are left out it comes before
 * the first that is kept, so that undoing still ends there.
 *
 * @param {number} [mostPoints] of all rings together; 0 for the present step alone
 * @returns {{rings: object[][], steps: (object[]|null)[], at: number}} plain values; null for the stored version
 */
export function keptSteps(history, mostPoints = MOST_POINTS) {
    const { steps, at, stored } = history;
    const [from, to] = reach(steps, at, mostPoints);
    const some = steps.slice(from, to);
    const cut = from > 0 && !some.includes(stored);
    const rings = new Map();
    const ringNumber = (points) => {
        if (!rings.has(points)) {
            rings.set(points, rings.size);
        }
        return rings.get(points);
    };
    const written = some.map((plots) => (plots === stored
        ? null
        : plots.map((plot) => ({ ...plot, rings: plot.rings.map((ring) => ({ ...ring, points: ringNumber(ring.points) })) }))));
    return { rings: [...rings.keys()], steps: cut ? [null, ...written] : written, at: at - from + Number(cut) };
}

/** @param {object[]} stored the plots of the version they began from */
export function restoredSteps({ rings, steps, at }, stored) {
    const read = steps.map((plots) => (plots === null
        ? stored
        : plots.map((plot) => ({ ...plot, rings: plot.rings.map((ring) => ({ ...ring, points: rings[ring.points] })) }))));
    return History.of(stored, read, at);
}
