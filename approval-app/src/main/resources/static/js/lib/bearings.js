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

/**
 * Degrees, minutes and seconds apart by signs, blanks, colons or hyphens; one number alone is decimal degrees.
 *
 * @returns {number | null} degrees; null when it is no angle from 0 to 360
 */
export function parseAngle(text) {
    const parts = text.normalize("NFKC").trim().split(/[^\d.]+/).filter((part) => part !== "");
    const plain = /^[\d.\s°º'"′″’”度分秒:-]+$/.test(text.normalize("NFKC").trim());
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

/**
 * Legs as they are typed or pasted: an angle and a distance a line, apart by a tab, a comma or the last blank.
 *
 * @returns {{legs: {angle: number, distance: number}[], wrongLines: number[]}} wrongLines counts from 1; empty lines are left out
 */
export function parseLegs(words) {
    const legs = [];
    const wrongLines = [];
    words.split(/\r\n|\r|\n/).forEach((line, i) => {
        if (line.trim() === "") {
            return;
        }
        const [, angle, distance] = /^(.*?)[\s,;，；]+([\d.]+)\s*m?\s*$/.exec(line.normalize("NFKC")) ?? [];
        const leg = { angle: parseAngle(angle ?? ""), distance: Number(distance) };
        if (leg.angle === null || !(leg.distance > 0 && leg.distance < 100_000)) {
            wrongLines.push(i + 1);
        } else {
            legs.push(leg);
        }
    });
    return { legs, wrongLines };
}
