import assert from "node:assert/strict";
import { test } from "node:test";
import { lastSide, leastPoints, pointsSet, stepsFor } from "../../main/resources/static/js/lib/drawing-steps.js";
import { moreOf } from "../../main/resources/static/js/lib/scroll-signs.js";

test("a plot can be ended with three points, a line with two; a point be taken back once there is one", () => {
    assert.deepEqual(stepsFor("plot", 0), { finish: false, back: false, cancel: true });
    assert.deepEqual(stepsFor("plot", 2), { finish: false, back: true, cancel: true });
    assert.deepEqual(stepsFor("plot", 3), { finish: true, back: true, cancel: true });
    assert.deepEqual(stepsFor("split", 1), { finish: false, back: true, cancel: true });
    assert.deepEqual(stepsFor("split", 2), { finish: true, back: true, cancel: true });
});

test("without a tool that draws there is nothing to end", () => {
    assert.equal(stepsFor("modify", 5), null);
    assert.equal(stepsFor("", 0), null);
    assert.equal(leastPoints("select"), undefined);
});

test("the place that follows the pointer is no point yet", () => {
    assert.equal(pointsSet([]), 0);
    assert.equal(pointsSet([[0, 0], [0, 0]]), 1);
    assert.equal(pointsSet([[0, 0], [10, 0], [10, 5]]), 2);
});

test("the last side is told to the pointer, and as it was set while the finger is on its end", () => {
    assert.equal(lastSide([]), null);
    assert.equal(lastSide([[0, 0], [0, 0]]), null);
    assert.deepEqual(lastSide([[0, 0], [3, 4]]), [[0, 0], [3, 4]]);
    assert.deepEqual(lastSide([[0, 0], [3, 4], [3, 4]]), [[0, 0], [3, 4]]);
    assert.deepEqual(lastSide([[0, 0], [3, 4], [9, 4]]), [[3, 4], [9, 4]]);
});

test("a row says at which end it goes on", () => {
    assert.equal(moreOf({ scrollLeft: 0, clientWidth: 390, scrollWidth: 390 }), "");
    assert.equal(moreOf({ scrollLeft: 0, clientWidth: 390, scrollWidth: 620 }), "end");
    assert.equal(moreOf({ scrollLeft: 100, clientWidth: 390, scrollWidth: 620 }), "start end");
    assert.equal(moreOf({ scrollLeft: 229.5, clientWidth: 390, scrollWidth: 620 }), "start");
});
