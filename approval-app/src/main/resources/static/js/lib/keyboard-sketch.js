// What is being drawn by keyboard: a cursor in metres, the points set so far, the step the arrows make. Plain values, no map.
import { bearing } from "./bearings.js";
import { lengthOf } from "./snapping.js";
import { signedArea, toMillimetre } from "./plots.js";

const STEPS_METRES = [0.01, 0.1, 1, 10, 100];
const LARGE = 10;

export class KeyboardSketch {
    #step = 2;

    /** @param {number[]} cursor easting, northing @param {boolean} closed whether a ring or a line is drawn */
    constructor(cursor, closed) {
        this.cursor = cursor.map(toMillimetre);
        this.closed = closed;
        this.points = [];
        this.snapping = true;
    }

    get stepMetres() {
        return STEPS_METRES[this.#step];
    }

    /** @param {number} by +1 or -1 */
    changeStep(by) {
        this.#step = Math.min(STEPS_METRES.length - 1, Math.max(0, this.#step + by));
    }

    /** @param {number} east @param {number} north -1, 0 or 1 @param {boolean} large ten steps at once */
    move(east, north, large) {
        const metres = this.stepMetres * (large ? LARGE : 1);
        this.cursor = [toMillimetre(this.cursor[0] + east * metres), toMillimetre(this.cursor[1] + north * metres)];
    }

    /** @returns {boolean} false when the point is where the last one is, and was not set */
    set(place) {
        const last = this.points.at(-1);
        if (last && last[0] === place[0] && last[1] === place[1]) {
            return false;
        }
        this.points.push(place);
        this.cursor = place;
        return true;
    }

    /** Takes the last point away and goes back to the one before. */
    back() {
        const taken = this.points.pop();
        this.cursor = this.points.at(-1) ?? taken ?? this.cursor;
        return taken ?? null;
    }

    /** Whether there are enough points to end. */
    get ready() {
        return this.points.length >= (this.closed ? 3 : 2);
    }

    /** From the last point to a place. @returns {{metres: number, degrees: number} | null} null before the first point */
    way(place) {
        const last = this.points.at(-1);
        return last ? { metres: lengthOf([last, place]), degrees: bearing(last, place) } : null;
    }

    /** Of the ring as it is with a place as its next point. */
    areaWith(place) {
        const points = [...this.points, place].map(([easting, northing]) => ({ easting, northing }));
        return Math.abs(signedArea(points));
    }

    get length() {
        return lengthOf(this.points);
    }
}
