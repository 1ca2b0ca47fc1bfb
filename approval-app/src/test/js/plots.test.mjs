import assert from "node:assert/strict";
import { test } from "node:test";
import * as plots from "../../main/resources/static/js/lib/plots.js";

const ring = (number, ...coordinates) => ({
    number,
    points: coordinates.map(([easting, northing], i) => ({ name: "J" + (i + 1), easting, northing })),
});
const square = (e, n, size) => [[e, n], [e + size, n], [e + size, n + size], [e, n + size]];
const plot = (...rings) => ({ number: "1", name: "地块1", rings });

test("a plot with a hole has the area of the difference, whatever the ring numbers say", () => {
    const holed = plot(ring(2, ...square(40_000_010, 3_450_010, 10)), ring(1, ...square(40_000_000, 3_450_000, 100)));
    assert.equal(plots.plotArea(holed), 10_000 - 100);
    assert.deepEqual(plots.assemble(holed.rings), [[1, 0]]);
});

test("an island inside a hole is a shell of its own", () => {
    const island = plot(ring(1, ...square(0, 0, 100)), ring(2, ...square(10, 10, 50)), ring(3, ...square(20, 20, 10)));
    assert.deepEqual(plots.assemble(island.rings), [[0, 1], [2]]);
    assert.equal(plots.plotArea(island), 10_000 - 2_500 + 100);
});

test("moving a vertex on the map keeps every name", () => {
    const before = plot(ring(1, ...square(0, 0, 100)));
    const after = plots.applyCoordinates(before, 0, [[0, 0], [100.00049, 0], [100, 100], [0, 100]]);
    assert.deepEqual(after.map((p) => p.name), ["J1", "J2", "J3", "J4"]);
    assert.equal(after[1].easting, 100);
});

test("a vertex added on the map gets the next free name at its place", () => {
    const before = plot(ring(1, ...square(0, 0, 100)));
    const after = plots.applyCoordinates(before, 0, [[0, 0], [50, -5], [100, 0], [100, 100], [0, 100]]);
    assert.deepEqual(after.map((p) => p.name), ["J1", "J5", "J2", "J3", "J4"]);
});

test("a vertex removed on the map takes its own name with it", () => {
    const before = plot(ring(1, ...square(0, 0, 100)));
    const after = plots.applyCoordinates(before, 0, [[0, 0], [100, 100], [0, 100]]);
    assert.deepEqual(after.map((p) => p.name), ["J1", "J3", "J4"]);
});

test("operations leave the plots they were given as they were", () => {
    const before = [plot(ring(1, ...square(0, 0, 100)))];
    const copy = structuredClone(before);
    plots.insertAfter(before, { plot: 0, ring: 0, point: 3 });
    plots.removePoint(before, { plot: 0, ring: 0, point: 1 });
    plots.replacePoint(before, { plot: 0, ring: 0, point: 1 }, { easting: 7 });
    plots.addHole(before, 0, square(10, 10, 5));
    assert.deepEqual(before, copy);
});

test("removing the last ring removes the plot", () => {
    assert.deepEqual(plots.removeRing([plot(ring(1, ...square(0, 0, 1)))], 0, 0), []);
});

test("points of a new hole continue the names of the plot", () => {
    const [holed] = plots.addHole([plot(ring(1, ...square(0, 0, 100)))], 0, square(10, 10, 5));
    assert.deepEqual(holed.rings[1].points.map((p) => p.name), ["J5", "J6", "J7", "J8"]);
    assert.equal(holed.rings[1].number, 2);
});

test("points are walked clockwise from the most north-western, whichever way the ring was drawn", () => {
    const counterClockwise = [[10, 0], [10, 10], [0, 10], [0, 0]].map(([easting, northing]) => ({ easting, northing }));
    assert.deepEqual(plots.clockwise(counterClockwise), [2, 1, 0, 3]);
    assert.deepEqual(plots.clockwise(counterClockwise.toReversed()), [1, 2, 3, 0]);
});
