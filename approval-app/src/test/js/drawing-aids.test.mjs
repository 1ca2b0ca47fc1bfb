import assert from "node:assert/strict";
import { test } from "node:test";
import { bearing, closing, dms, parseAngle, parseLegs, traverse } from "../../main/resources/static/js/lib/bearings.js";
import { KeyboardSketch } from "../../main/resources/static/js/lib/keyboard-sketch.js";
import { addPlot, plotUnder } from "../../main/resources/static/js/lib/plots.js";
import { Guides } from "../../main/resources/static/js/lib/snapping.js";

const ALL = { vertex: true, edge: true, intersection: true };
const E = 39_570_000;
const N = 3_450_000;
/** Coordinates as a layer may have them: with more digits than a millimetre. */
const PARCEL = [[E + 0.123456, N], [E + 100, N], [E + 100, N + 80], [E + 0.123456, N + 80], [E + 0.123456, N]];

const guides = new Guides([{ label: "图斑 12", rings: [PARCEL] }]);

test("a vertex is snapped to with every digit the layer has, and kept so", () => {
    const found = guides.snap([E + 1, N - 1], 2, ALL);
    assert.deepEqual(found, { place: [E + 0.123456, N], kind: "vertex", label: "图斑 12" });
    assert.deepEqual(guides.written(found.place), [E + 0.123456, N]);
    assert.deepEqual(guides.written([E + 0.123457, N]), [E + 0.123, N]);
});

test("a vertex comes before a side, a side is written to the millimetre, nothing is snapped beyond reach", () => {
    assert.equal(guides.snap([E + 99, N + 0.5], 2, ALL).kind, "vertex");
    assert.deepEqual(guides.snap([E + 99, N + 0.5], 2, { ...ALL, vertex: false }), { place: [E + 99, N], kind: "edge", label: "图斑 12" });
    assert.deepEqual(guides.snap([E + 50.00049, N + 1], 2, ALL).place, [E + 50, N]);
    assert.equal(guides.snap([E + 50, N + 40], 2, ALL), null);
    assert.equal(guides.snap([E + 1, N - 1], 2, { vertex: false, edge: false, intersection: false }), null);
});

test("where two sides cross is snapped to, and both are named", () => {
    const both = new Guides([
        { label: "图斑 12", rings: [PARCEL] },
        { label: "原版", rings: [[[E + 50, N - 10], [E + 60, N - 10], [E + 60, N + 10], [E + 50, N + 10], [E + 50, N - 10]]] },
    ]);
    const found = both.snap([E + 50.4, N + 0.3], 1, ALL);
    assert.deepEqual(found, { place: [E + 50, N], kind: "intersection", label: "图斑 12 × 原版" });
});

test("points of a guide that has names are told by them", () => {
    const named = new Guides([{ label: "本图", labels: [["J1", "J2", "J3"]], rings: [[[0, 0], [10, 0], [0, 10], [0, 0]]] }]);
    assert.equal(named.snap([9.5, 0], 1, ALL).label, "J2");
});

test("a trace follows the parcel the shorter way round, either way", () => {
    assert.deepEqual(guides.trace(PARCEL[0], PARCEL[2]), [PARCEL[1]]);
    assert.deepEqual(guides.trace(PARCEL[3], PARCEL[0]), []);
    assert.deepEqual(guides.trace(PARCEL[1], PARCEL[3]).length, 1);
    assert.equal(guides.trace(PARCEL[0], [1, 2]), null);
});

test("bearings are read in every way they are written, and refused otherwise", () => {
    assert.equal(parseAngle("93°15′20″").toFixed(9), (93 + 15 / 60 + 20 / 3600).toFixed(9));
    assert.equal(parseAngle("93 15 20"), parseAngle("93-15-20"));
    assert.equal(parseAngle("９３度15分"), 93.25);
    assert.equal(parseAngle("93.25", "decimal"), 93.25);
    assert.equal(dms(parseAngle("90.3030", "compact")), "90°30′30″");
    assert.equal(dms(parseAngle("90.3030", "decimal")), "90°18′11″");
    assert.equal(dms(parseAngle("93.152045", "compact")), "93°15′20″");
    assert.equal(parseAngle("90.6", "compact"), null);
    assert.equal(parseAngle("0"), 0);
    for (const wrong of ["", "north", "93 60 00", "93.5 10", "400", "1 2 3 4", "-5x"]) {
        assert.equal(parseAngle(wrong), null, wrong);
    }
    assert.equal(dms(93.25), "93°15′00″");
    assert.equal(dms(359.99999), "0°00′00″");
    assert.equal(bearing([0, 0], [-1, 0]), 270);
});

test("a line that is no leg is named with what is wrong about it, and an angle that can be read in two ways is too", () => {
    const { legs, wrong, ambiguous } = parseLegs("90.3030 50\n\n400 20\n90 -5\n12°30′15″，25.30m\nnorth", "compact");
    assert.deepEqual(legs.map(({ distance }) => distance), [50, 25.3]);
    assert.deepEqual(wrong, [{ line: 3, why: "angle", words: "400" }, { line: 4, why: "distance", words: "-5" }, { line: 6, why: "form", words: "" }]);
    assert.deepEqual(ambiguous, [1]);
});

test("a traverse goes by bearings or by turned angles", () => {
    const legs = [{ angle: 90, distance: 100 }, { angle: 180, distance: 50 }];
    const close = (places, wanted) => places.forEach((place, i) => place.forEach((v, k) => assert.ok(Math.abs(v - wanted[i][k]) < 1e-9)));
    close(traverse([0, 0], legs, "bearing"), [[100, 0], [100, -50]]);
    // The angle on the left of the way at its end: 90 turns left, to the north.
    close(traverse([0, 0], [legs[0], { angle: 90, distance: 50 }], "left"), [[100, 0], [100, 50]]);
    close(traverse([0, 0], [legs[0], { angle: 90, distance: 50 }], "right"), [[100, 0], [100, -50]]);
});

test("a closing error is told with its ratio and shared out by length", () => {
    const legs = [0, 90, 180, 270].map((angle) => ({ angle, distance: 100 }));
    legs[3].distance = 100.04;
    const error = closing([0, 0], legs, traverse([0, 0], legs, "bearing"));
    assert.equal(error.metres.toFixed(6), "0.040000");
    assert.equal(error.ratio, Math.round(400.04 / 0.04));
    assert.deepEqual(error.adjusted.map((place) => place.map((v) => v.toFixed(3))), [["0.010", "100.000"], ["100.020", "100.000"], ["100.030", "0.000"]]);
    const exact = closing([0, 0], [0, 90, 180, 270].map((angle) => ({ angle, distance: 100 })), [[0, 100], [100, 100], [100, 0], [0, 0]]);
    assert.equal(exact.ratio, null);
});

test("a rectangle of 100 by 50 is drawn with the arrows and measured on the way", () => {
    const sketch = new KeyboardSketch([E, N], true);
    assert.equal(sketch.stepMetres, 1);
    sketch.changeStep(1);
    assert.ok(sketch.set(sketch.cursor));
    assert.equal(sketch.set(sketch.cursor), false);
    sketch.move(1, 0, true);
    assert.deepEqual(sketch.way(sketch.cursor), { metres: 100, degrees: 90 });
    sketch.set(sketch.cursor);
    for (let i = 0; i < 5; i++) {
        sketch.move(0, 1, false);
    }
    sketch.set(sketch.cursor);
    assert.equal(sketch.ready, true);
    assert.equal(sketch.areaWith([E, N + 50]), 5000);
    assert.deepEqual(sketch.back(), [E + 100, N + 50]);
    assert.deepEqual(sketch.cursor, [E + 100, N]);
    assert.equal(sketch.ready, false);
});

test("a shape is about the plot most of it runs through", () => {
    const square = (east) => ({ rings: [{ number: 1, points: [[0, 0], [100, 0], [100, 100], [0, 100]].map(([e, n]) => ({ name: "", easting: e + east, northing: n })) }] });
    const plots = [square(0), square(100)];
    assert.equal(plotUnder(plots, [[90, 50], [190, 50]]), 1);
    assert.equal(plotUnder(plots, [[30, -50], [30, 150]]), 0);
    assert.equal(plotUnder(plots, [[300, 0], [400, 0]]), -1);
});

test("a drawn plot keeps the digits of the vertices it snapped to", () => {
    const [plot] = addPlot([], "地块1", [PARCEL[0], [E + 10.00049, N + 5], PARCEL[2]], (place) => guides.written(place));
    assert.deepEqual(plot.rings[0].points.map((p) => p.easting), [E + 0.123456, E + 10, E + 100]);
});
