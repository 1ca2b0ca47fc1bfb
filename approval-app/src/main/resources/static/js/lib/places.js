// Coordinates as people type them: a projected pair in either order, degrees decimal or with minutes and seconds.
import { fixed } from "./numbers.js";

const LONGITUDES = [70, 140];
const LATITUDES = [0, 56];
/** Northings of the country, metres. */
const NORTHINGS = [0, 6_200_000];
/** Eastings with the number of their zone in front, metres. */
const PREFIXED = [13_000_000, 46_000_000];
const UNPREFIXED = [0, 1_000_000];
const MARKS = "NSEWXY北南东西纬经";
const NUMBER = String.raw`[+-]?\d+(?:\.\d+)?`;
const ANGLE = new RegExp(
    String.raw`(?<mark>[${MARKS}]*)[:=]?(?<degrees>${NUMBER})(?:[°度](?:(?<minutes>\d+(?:\.\d+)?)[′'分](?:(?<seconds>\d+(?:\.\d+)?)(?:′′|''|"|秒)?)?)?)?(?<after>[NSEW]?)`,
    "gi",
);

const within = (value, [least, most]) => value >= least && value <= most;

function kindOf(marks) {
    if (/[EW东西经]/i.test(marks)) {
        return "longitude";
    }
    if (/[NS北南纬]/i.test(marks)) {
        return "latitude";
    }
    if (/X/i.test(marks)) {
        return "northing";
    }
    return /Y/i.test(marks) ? "easting" : null;
}

function valueOf({ mark, degrees, minutes = "0", seconds = "0", after }) {
    const marks = mark + after;
    const sign = /[SW南西]/i.test(marks) || degrees.startsWith("-") ? -1 : 1;
    const value = (sign * (Math.abs(Number(degrees)) * 3600 + Number(minutes) * 60 + Number(seconds))) / 3600;
    return Number(minutes) < 60 && Number(seconds) < 60 ? { value, kind: kindOf(marks) } : null;
}

function degreesOf(first, second) {
    const swapped = first.kind === "latitude" || second.kind === "longitude";
    const named = first.kind !== null || second.kind !== null;
    const [longitude, latitude] = swapped ? [second.value, first.value] : [first.value, second.value];
    if (within(longitude, LONGITUDES) && within(latitude, LATITUDES)) {
        return { kind: "degrees", longitude, latitude };
    }
    return !named && within(latitude, LONGITUDES) && within(longitude, LATITUDES)
        ? { kind: "degrees", longitude: latitude, latitude: longitude }
        : null;
}

function metresOf(first, second) {
    const swapped = first.kind === "northing" || second.kind === "easting";
    const [easting, northing] = swapped ? [second.value, first.value] : [first.value, second.value];
    const fits = (e, n) => within(n, NORTHINGS) && (within(e, PREFIXED) || within(e, UNPREFIXED));
    // Without names, the shorter order tells: a northing has seven digits, an easting six or, with its zone, eight.
    if (fits(easting, northing) && (swapped || northing > 1_000_000 || within(easting, PREFIXED))) {
        return { kind: "metres", easting, northing };
    }
    return fits(northing, easting) && first.kind === null ? { kind: "metres", easting: northing, northing: easting } : null;
}

/**
 * @param {string} text
 * @returns {{kind: "degrees", longitude: number, latitude: number} | {kind: "metres", easting: number, northing: number} | null}
 *     null when it is not one place
 */
export function parsePlace(text) {
    const plain = text
        .normalize("NFKC")
        .replace(/[’`]/g, "'")
        .replace(/[”“]/g, '"')
        .replace(/[,;\s/]+/g, " ")
        .replace(/([:=]) /g, "$1")
        .replace(/([°度]) (?=\d+(?:\.\d+)?[′'分])/g, "$1")
        .replace(/([′'分]) (?=\d+(?:\.\d+)?(?:′′|''|"|秒))/g, "$1")
        .replace(new RegExp(`([${MARKS}]) (?=[+-]?\\d)`, "gi"), (whole, mark, at, all) => (/[\d°'"]$/.test(all.slice(0, at)) ? whole : mark))
        .trim();
    const parts = [...plain.matchAll(ANGLE)];
    if (parts.length !== 2 || plain.replace(ANGLE, "").trim() !== "") {
        return null;
    }
    const [first, second] = parts.map((part) => valueOf(part.groups));
    return first && second ? (degreesOf(first, second) ?? metresOf(first, second)) : null;
}

/** 120°30′00.000″, rounded to the thousandth of a second without ever saying 60. */
export function inDegreesMinutesSeconds(degrees) {
    const thousandths = Math.round(Math.abs(degrees) * 3_600_000);
    const two = (value) => String(value).padStart(2, "0");
    const seconds = fixed((thousandths % 60_000) / 1000, 3).padStart(6, "0");
    return `${degrees < 0 ? "-" : ""}${Math.floor(thousandths / 3_600_000)}°${two(Math.floor(thousandths / 60_000) % 60)}′${seconds}″`;
}
