// Bearings as surveyors have them: clockwise from grid north, in degrees, minutes and seconds; and traverses made of them.
import { toMillimetre } from "./plots.js";

const turned = (degrees) => ((degrees % 360) + 360) % 360;

/** @returns {number} degrees clockwise from north, from 0 to less than 360 */
export function bearing(from, to) {
    return turned((Math.atan2(to[0] - from[0], to[1] - from[1]) * 180) / Math.PI);
}

/** 93°15′20″; seconds to a whole one. */
export function dms(degrees) {
    const seconds = Math.round(turned(degrees) * 3600) % 1_296_000;
    const two = (value) => String(value).padStart(2, "0");
    return `${Math.floor(seconds / 3600)}°${two(Math.floor(seconds / 60) % 60)}′${two(seconds % 60)}″`;
}

/** How one number with decimals is read: it may be decimal degrees or, as field books have it, degrees with minutes and seconds behind. */
export const NOTATIONS = ["compact", "decimal"];

const plainAngle = (text) => text.normalize("NFKC").trim();

/** Whether an angle is one number with decimals, which can be read in two ways. */
export const isAmbiguous = (text) => /^\d+\.\d+$/.test(plainAngle(text));

/** 90.3030 as 90°30′30″: two decimals of minutes, two of seconds, then of a second. */
function compact(text) {
    const [degrees, decimals] = text.split(".");
    const digits = decimals.padEnd(4, "0");
    return [degrees, digits.slice(0, 2), digits.slice(2, 4) + (digits.length > 4 ? "." + digits.slice(4) : "")];
}

/**
 * Degrees, minutes and seconds apart by signs, blanks, colons or hyphens; one number alone as `notation` says.
 *
 * @param {"compact"|"decimal"} notation how a single number with decimals is read
 * @returns {number | null} degrees; null when it is no angle from 0 to 360
 */
export function parseAngle(text, notation) {
    const words = plainAngle(text);
    const parts = notation === "compact" && isAmbiguous(text) ? compact(words) : words.split(/[^\d.]+/).filter((part) => part !== "");
    const plain = /^[\d.\s°º'"′″’”度分秒:-]+$/.test(words);
    if (!plain || parts.length < 1 || parts.length > 3 || !parts.every((part) => /^\d+(\.\d+)?$/.test(part))) {
        return null;
    }
    const [degrees, minutes = 0, seconds = 0] = parts.map(Number);
    const whole = parts.slice(0, -1).every((part) => !part.includes("."));
    const angle = degrees + minutes / 60 + seconds / 3600;
    return whole && minutes < 60 && seconds < 60 && angle <= 360 ? angle : null;
}

/**
 * The points of a traverse.
 *
 * @param {number[]} start easting, northing
 * @param {{angle: number, distance: number}[]} legs
 * @param {"bearing"|"left"|"right"} reading what the angles are: bearings, or, from the second leg on, angles turned from the leg before
 *     at its end, on the left or on the right of the way; the first leg always has a bearing
 * @returns {number[][]} one place behind every leg, not rounded
 */
export function traverse(start, legs, reading) {
    const places = [];
    let here = start;
    let direction = 0;
    legs.forEach(({ angle, distance }, i) => {
        const turn = reading === "left" ? direction + angle - 180 : direction + 180 - angle;
        direction = turned(i === 0 || reading === "bearing" ? angle : turn);
        const radians = (direction * Math.PI) / 180;
        here = [here[0] + distance * Math.sin(radians), here[1] + distance * Math.cos(radians)];
        places.push(here);
    });
    return places;
}

/**
 * How far a traverse that should come back to its start misses it, and its points with the error shared out by length (compass rule).
 *
 * @returns {{east: number, north: number, metres: number, length: number, ratio: number | null, adjusted: number[][]}} ratio: 1 in so many
 *     of the length; null when it closes; adjusted: without the last place, which is the start
 */
export function closing(start, legs, places) {
    const end = places.at(-1);
    const east = end[0] - start[0];
    const north = end[1] - start[1];
    const metres = Math.hypot(east, north);
    const length = legs.reduce((sum, leg) => sum + leg.distance, 0);
    let gone = 0;
    const adjusted = places.map(([easting, northing], i) => {
        gone += legs[i].distance;
        return [easting - (east * gone) / length, northing - (north * gone) / length].map(toMillimetre);
    });
    return { east, north, metres, length, ratio: metres < 0.0005 ? null : Math.round(length / metres), adjusted: adjusted.slice(0, -1) };
}

const MOST_METRES = 100_000;

/** Why a line is no leg: "form", "angle" or "distance"; null when it is one. */
function faultOf(angle, distance, read) {
    if (distance === undefined) {
        return "form";
    }
    return read === null ? "angle" : Number(distance) > 0 && Number(distance) < MOST_METRES ? null : "distance";
}

/**
 * Legs as they are typed or pasted: an angle and a distance a line, apart by a tab, a comma or the last blank.
 *
 * @param {"compact"|"decimal"} notation how angles of one number with decimals are read
 * @returns {{legs: {angle: number, distance: number}[], wrong: {line: number, why: string, words: string}[], ambiguous: number[]}} lines
 *     count from 1, empty ones included; why is "form", "angle" or "distance"
 */
export function parseLegs(words, notation) {
    const legs = [];
    const wrong = [];
    const ambiguous = [];
    words.split(/\r\n|\r|\n/).forEach((line, i) => {
        if (line.trim() === "") {
            return;
        }
        const [, angle = "", distance] = /^(.*?)[\s,;，；]+(-?[\d.]+)\s*m?\s*$/.exec(line.normalize("NFKC")) ?? [];
        const read = parseAngle(angle, notation);
        const why = faultOf(angle, distance, read);
        if (why) {
            wrong.push({ line: i + 1, why, words: why === "distance" ? distance : angle });
            return;
        }
        if (isAmbiguous(angle)) {
            ambiguous.push(i + 1);
        }
        legs.push({ angle: read, distance: Number(distance) });
    });
    return { legs, wrong, ambiguous };
}
