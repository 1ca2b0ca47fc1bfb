// Plots of a drawing as plain values: every operation returns new plots and leaves the old ones as they were.
// A plot has rings, a ring has points {name, easting, northing} in metres, without the repeated closing point.

const MILLIMETRE = 1000;

export const toMillimetre = (metres) => Math.round(metres * MILLIMETRE) / MILLIMETRE;

function replaceAt(list, index, value) {
    return list.map((item, i) => (i === index ? value : item));
}

function withRing(plots, plotIndex, ringIndex, points) {
    const plot = plots[plotIndex];
    const ring = { ...plot.rings[ringIndex], points };
    return replaceAt(plots, plotIndex, { ...plot, rings: replaceAt(plot.rings, ringIndex, ring) });
}

export function pointsOf(plots, place) {
    return plots[place.plot].rings[place.ring].points;
}

export function replacePoint(plots, place, change) {
    const points = pointsOf(plots, place);
    const changed = { ...points[place.point], ...change };
    return withRing(plots, place.plot, place.ring, replaceAt(points, place.point, changed));
}

/** Inserts behind the given point, half way to the next unless told where. */
export function insertAfter(plots, place, where) {
    const points = pointsOf(plots, place);
    const here = points[place.point];
    const next = points[(place.point + 1) % points.length];
    const point = {
        name: nextName(plots[place.plot]),
        easting: where ? where[0] : toMillimetre((here.easting + next.easting) / 2),
        northing: where ? where[1] : toMillimetre((here.northing + next.northing) / 2),
    };
    return withRing(plots, place.plot, place.ring, points.toSpliced(place.point + 1, 0, point));
}

export function removePoint(plots, place) {
    return withRing(plots, place.plot, place.ring, pointsOf(plots, place).toSpliced(place.point, 1));
}

export function replaceRing(plots, plotIndex, ringIndex, points) {
    return withRing(plots, plotIndex, ringIndex, points);
}

const inMillimetres = (place) => place.map(toMillimetre);

/**
 * A new plot of one ring; the rest of what a plot declares stays open.
 *
 * @param {(place: number[]) => number[]} [written] how a place on the map is written down; to the millimetre
 */
export function addPlot(plots, name, coordinates, written = inMillimetres) {
    const points = coordinates.map(written).map(([easting, northing], i) => ({ name: "J" + (i + 1), easting, northing }));
    return [...plots, { number: "", name, rings: [{ number: 1, points }] }];
}

export function addHole(plots, plotIndex, coordinates, written = inMillimetres) {
    const plot = plots[plotIndex];
    const points = [];
    for (const [easting, northing] of coordinates.map(written)) {
        const rings = [...plot.rings, { number: 0, points }];
        const name = nextName({ ...plot, rings });
        points.push({ name, easting, northing });
    }
    const number = Math.max(0, ...plot.rings.map((ring) => ring.number)) + 1;
    return replaceAt(plots, plotIndex, { ...plot, rings: [...plot.rings, { number, points }] });
}

/** Removes a ring, and the plot with its last ring. */
export function removeRing(plots, plotIndex, ringIndex) {
    const plot = plots[plotIndex];
    if (plot.rings.length === 1) {
        return plots.toSpliced(plotIndex, 1);
    }
    return replaceAt(plots, plotIndex, { ...plot, rings: plot.rings.toSpliced(ringIndex, 1) });
}

/** The next free name in the plot's own style: J12 after J1..J11, 12 after 1..11. */
export function nextName(plot) {
    const names = plot.rings.flatMap((ring) => ring.points.map((point) => point.name));
    const numbered = names.map((name) => /^(\D*)(\d+)$/.exec(name)).filter((match) => match);
    const prefix = numbered.length > 0 ? numbered[0][1] : "J";
    return prefix + (Math.max(0, ...numbered.map((match) => Number(match[2]))) + 1);
}

/** What a map edit of one ring changed: coordinates come back without names, so the points are matched by position. */
export function applyCoordinates(plot, ringIndex, coordinates, written = inMillimetres) {
    const points = plot.rings[ringIndex].points;
    const same = (point, coordinate) => point.easting === coordinate[0] && point.northing === coordinate[1];
    let prefix = 0;
    const shorter = Math.min(points.length, coordinates.length);
    while (prefix < shorter && same(points[prefix], coordinates[prefix])) {
        prefix++;
    }
    let suffix = 0;
    while (suffix < shorter - prefix && same(points.at(-1 - suffix), coordinates.at(-1 - suffix))) {
        suffix++;
    }
    const before = points.slice(0, prefix);
    const after = points.slice(points.length - suffix);
    const old = points.slice(prefix, points.length - suffix);
    const fresh = coordinates.slice(prefix, coordinates.length - suffix);
    const made = [];
    for (const [i, [easting, northing]] of fresh.map(written).entries()) {
        const known = fresh.length === old.length ? old[i] : null;
        const taken = { ...plot, rings: [...plot.rings, { number: 0, points: made }] };
        made.push({
            name: known ? known.name : nextName(taken),
            easting,
            northing,
        });
    }
    return [...before, ...made, ...after];
}

/** Signed area of a ring by the shoelace formula, about its first point; counter-clockwise is positive. */
export function signedArea(points) {
    if (points.length < 3) {
        return 0;
    }
    const { easting: e0, northing: n0 } = points[0];
    let twice = 0;
    for (let i = 1; i < points.length - 1; i++) {
        const a = points[i];
        const b = points[i + 1];
        twice += (a.easting - e0) * (b.northing - n0) - (b.easting - e0) * (a.northing - n0);
    }
    return twice / 2;
}

/** Indexes of the points of a ring as they are numbered: clockwise from the most north-western; of equals the more northern is first. */
export function clockwise(points) {
    const westOfNorth = ({ easting, northing }) => easting - northing;
    const start = points.reduce((best, point, i) => {
        const by = westOfNorth(point) - westOfNorth(points[best]);
        return by < 0 || (by === 0 && point.northing > points[best].northing) ? i : best;
    }, 0);
    const step = signedArea(points) > 0 ? -1 : 1;
    return points.map((_, i) => (start + step * i + points.length * 2) % points.length);
}

function contains(points, { easting, northing }) {
    let inside = false;
    for (let i = 0, j = points.length - 1; i < points.length; j = i++) {
        const a = points[i];
        const b = points[j];
        const crosses = a.northing > northing !== b.northing > northing;
        if (crosses && easting < a.easting + ((northing - a.northing) * (b.easting - a.easting)) / (b.northing - a.northing)) {
            inside = !inside;
        }
    }
    return inside;
}

/**
 * Shells with their holes, by containment and never by ring number.
 *
 * @returns {number[][]} each entry the indexes of a shell and of its holes
 */
export function assemble(rings) {
    const usable = rings.map((ring, index) => ({ index, points: ring.points, area: Math.abs(signedArea(ring.points)) }))
        .filter((ring) => ring.points.length >= 3)
        .sort((a, b) => b.area - a.area);
    const polygons = [];
    usable.forEach((ring, i) => {
        const around = usable.slice(0, i).filter((outer) => contains(outer.points, ring.points[0]));
        const home = around.at(-1);
        const polygon = home && around.length % 2 === 1 ? polygons.find((p) => p[0] === home.index) : null;
        if (polygon) {
            polygon.push(ring.index);
        } else {
            polygons.push([ring.index]);
        }
    });
    return polygons;
}

/** Whether a place lies in a plot, its holes taken out. */
export function isInPlot(plot, [easting, northing]) {
    const around = plot.rings.filter((ring) => ring.points.length >= 3 && contains(ring.points, { easting, northing }));
    return around.length % 2 === 1;
}

const SAMPLES = 200;

/** Which plot a drawn line or shape is about: the one most of it runs through. @returns {number} -1 when it meets none */
export function plotUnder(plots, coordinates) {
    const samples = coordinates.slice(1).flatMap((to, i) => {
        const from = coordinates[i];
        const count = Math.max(2, Math.ceil(SAMPLES / coordinates.length));
        return Array.from({ length: count }, (_, k) => (k + 0.5) / count)
            .map((share) => [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])]);
    });
    const hits = plots.map((plot) => samples.filter((place) => isInPlot(plot, place)).length);
    const most = Math.max(0, ...hits);
    return most === 0 ? -1 : hits.indexOf(most);
}

/** Area of a plot with its holes taken out, in square metres. */
export function plotArea(plot) {
    return assemble(plot.rings).reduce((sum, [shell, ...holes]) => {
        const area = (index) => Math.abs(signedArea(plot.rings[index].points));
        return sum + area(shell) - holes.reduce((taken, hole) => taken + area(hole), 0);
    }, 0);
}

/**
 * The plots with some of them replaced.
 *
 * @param {{plot: number, after: object[]}[]} changes by position; none when a plot goes, several when it is split
 */
export function replacePlots(plots, changes) {
    const after = new Map(changes.map((change) => [change.plot, change.after]));
    return plots.flatMap((plot, index) => after.get(index) ?? [plot]);
}
