// The ground a question is about, as one word of the address: an administrative unit, or a shape of few enough points to be a link.

const MOST_POINTS_IN_A_LINK = 80;
const KINDS = { Polygon: "p", LineString: "l", Point: "o" };
const TYPES = { p: "Polygon", l: "LineString", o: "Point" };

const CENTIMETRES = 100;

const pointWords = ([easting, northing]) => `${Math.round(easting * CENTIMETRES)}_${Math.round(northing * CENTIMETRES)}`;

function pointsOf({ type, coordinates }) {
    if (type === "Polygon") {
        return coordinates.length === 1 ? coordinates[0].slice(0, -1) : null;
    }
    return type === "LineString" ? coordinates : type === "Point" ? [coordinates] : null;
}

/** @returns {string} "" for an area no link can carry: everywhere, an uploaded file, a shape with holes or very many points */
export function formatArea(area) {
    if (area?.unit) {
        return "u" + area.unit;
    }
    const points = area?.geometry ? pointsOf(area.geometry) : null;
    if (!points || points.length > MOST_POINTS_IN_A_LINK) {
        return "";
    }
    const buffer = area.bufferMetres ? `~${area.bufferMetres}` : "";
    return KINDS[area.geometry.type] + points.map(pointWords).join(".") + buffer;
}

const coordinatesOf = (words) => words.split(".").map((point) => point.split("_").map((value) => Number(value) / CENTIMETRES));

/** @returns {object | null} an area as the server takes it; null when the words say none */
export function parseArea(words) {
    const unit = /^u(\d{2,12})$/.exec(words ?? "");
    if (unit) {
        return { unit: unit[1] };
    }
    const shape = /^([plo])(\d{1,11}_\d{1,10}(?:\.\d{1,11}_\d{1,10})*)(?:~(\d{1,5}(?:\.\d+)?))?$/.exec(words ?? "");
    const points = shape ? coordinatesOf(shape[2]) : [];
    const type = TYPES[shape?.[1]];
    const least = { Polygon: 3, LineString: 2, Point: 1 }[type] ?? Infinity;
    if (points.length < least) {
        return null;
    }
    const coordinates = type === "Polygon" ? [[...points, points[0]]] : type === "Point" ? points[0] : points;
    const buffer = shape[3] ? { bufferMetres: Number(shape[3]) } : {};
    return { geometry: { type, coordinates }, ...buffer };
}
