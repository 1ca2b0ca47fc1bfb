// The ground a question is about, as one word of the address: an administrative unit, or a shape of few enough points to be a link.

const MOST_POINTS_IN_A_LINK = 80;
/** In capitals coordinates are in millimetres, as they are drawn; in small letters, as older links have them, in centimetres. */
const KINDS = { Polygon: "P", LineString: "L", Point: "O" };
const TYPES = { p: "Polygon", l: "LineString", o: "Point" };

const MILLIMETRES = 1000;
const CENTIMETRES = 100;

/** What stands in the address for an area that no link can carry: the reader is to be told, and not asked about everything. */
export const LEFT_BEHIND = ["file", "shape"];

const pointWords = ([easting, northing]) => `${Math.round(easting * MILLIMETRES)}_${Math.round(northing * MILLIMETRES)}`;

/** A shape as the address will have it: whoever opens the link sees the same numbers. @param {object} geometry as in GeoJSON */
export function toMillimetres({ type, coordinates }) {
    const rounded = (part) => (Array.isArray(part) ? part.map(rounded) : Math.round(part * MILLIMETRES) / MILLIMETRES);
    return { type, coordinates: rounded(coordinates) };
}

function pointsOf({ type, coordinates }) {
    if (type === "Polygon") {
        return coordinates.length === 1 ? coordinates[0].slice(0, -1) : null;
    }
    return type === "LineString" ? coordinates : type === "Point" ? [coordinates] : null;
}

/** @returns {string} "" for everywhere; one of {@link LEFT_BEHIND} for an uploaded file, and a shape with holes or very many points */
export function formatArea(area) {
    if (area?.unit) {
        return "u" + area.unit;
    }
    if (!area?.geometry) {
        return area ? "file" : "";
    }
    const points = pointsOf(area.geometry);
    if (!points || points.length > MOST_POINTS_IN_A_LINK) {
        return "shape";
    }
    const buffer = area.bufferMetres ? `~${area.bufferMetres}` : "";
    return KINDS[area.geometry.type] + points.map(pointWords).join(".") + buffer;
}

const coordinatesOf = (words, parts) => words.split(".").map((point) => point.split("_").map((value) => Number(value) / parts));

/** @returns {object | null} an area as the server takes it; null when the words say none */
export function parseArea(words) {
    const unit = /^u(\d{2,12})$/.exec(words ?? "");
    if (unit) {
        return { unit: unit[1] };
    }
    const shape = /^([ploPLO])(\d{1,11}_\d{1,10}(?:\.\d{1,11}_\d{1,10})*)(?:~(\d{1,5}(?:\.\d+)?))?$/.exec(words ?? "");
    const kind = shape?.[1] ?? "";
    const type = TYPES[kind.toLowerCase()];
    const points = shape ? coordinatesOf(shape[2], kind in TYPES ? CENTIMETRES : MILLIMETRES) : [];
    const least = { Polygon: 3, LineString: 2, Point: 1 }[type] ?? Infinity;
    if (points.length < least) {
        return null;
    }
    const coordinates = type === "Polygon" ? [[...points, points[0]]] : type === "Point" ? points[0] : points;
    const buffer = shape[3] ? { bufferMetres: Number(shape[3]) } : {};
    return { geometry: { type, coordinates }, ...buffer };
}
