import assert from "node:assert/strict";
import { test } from "node:test";
import { History } from "../../main/resources/static/js/lib/history.js";
import * as numbers from "../../main/resources/static/js/lib/numbers.js";
import { parsePoints } from "../../main/resources/static/js/lib/paste.js";

test("areas are rounded half up and grouped", () => {
    assert.equal(numbers.hectares(959_761.2), "95.9761");
    assert.equal(numbers.hectares(0.5), "0.0001");
    assert.equal(numbers.squareMetres(959_761.205), "959,761.21");
    assert.equal(numbers.mu(2000 / 3), "1.0000");
    assert.equal(numbers.fixed(-0.00001, 2), "0.00");
});

test("a typed coordinate may have grouping and full-width digits, never an exponent", () => {
    assert.equal(numbers.parseCoordinate("3,450,000.125"), 3450000.125);
    assert.equal(numbers.parseCoordinate("３４５００００．５"), 3450000.5);
    for (const wrong of ["", "1e308", "NaN", "12.3.4", "J1", "99999999999"]) {
        assert.equal(numbers.parseCoordinate(wrong), null, wrong);
    }
});

test("rows from a spreadsheet become points, heading and closing row left out", () => {
    const clipboard = "点号\tX\tY\nJ1\t3450000.000\t39540000.000\nJ2\t3450100\t39540000\nJ3\t3450100\t39540100\nJ1\t3450000\t39540000\n";
    const { points, wrongLines, swapped } = parsePoints(clipboard);
    assert.deepEqual(points[0], { name: "J1", northing: 3450000, easting: 39540000 });
    assert.equal(points.length, 3);
    assert.deepEqual(wrongLines, []);
    assert.equal(swapped, false);
});

test("swapped columns are recognised by the zone prefix", () => {
    const { points, swapped } = parsePoints("39540000,3450000\n39540100,3450000\n39540100,3450100");
    assert.equal(swapped, true);
    assert.equal(points[0].northing, 3450000);
});

test("every line that is not a point is named", () => {
    const { points, wrongLines } = parsePoints("J1 3450000 39540000\nJ2 345x000 39540000\nJ3 3450100 39540100");
    assert.equal(points.length, 2);
    assert.deepEqual(wrongLines, [2]);
});

test("undo goes back to the first step and redo forward again", () => {
    const history = new History("a");
    history.push("b");
    history.push("c");
    assert.equal(history.undo(), "b");
    assert.equal(history.undo(), "a");
    assert.equal(history.undo(), "a");
    assert.equal(history.redo(), "b");
    history.push("d");
    assert.equal(history.canRedo, false);
});
