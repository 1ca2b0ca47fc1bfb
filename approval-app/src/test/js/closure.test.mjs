import assert from "node:assert/strict";
import { test } from "node:test";

const keys = ["area", "uncovered", "overlap", "open", "not-checked.condition", "not-checked.many"];
const TEXTS = Object.fromEntries(keys.map((key) => ["desk.closure." + key, key + " {0} {1}"]));
globalThis.document = { documentElement: { lang: "zh-CN" }, getElementById: () => ({ textContent: JSON.stringify(TEXTS) }) };
const { closureWords } = await import("../../main/resources/static/js/lib/closure.js");

const closure = (more) => ({ areaSquareMetres: 50_000, uncoveredSquareMetres: 0, overlapSquareMetres: 0, closes: true, notChecked: null, ...more });
const said = (more) => {
    const { words, warns } = closureWords(closure(more), "ellipsoidal");
    return [warns, ...words.map((each) => each.split(" ")[0])];
};

test("a table that was checked and closes is told quietly", () => {
    assert.deepEqual(said({}), [false, "area"]);
});

test("gaps and overlaps are told with a warning", () => {
    assert.deepEqual(said({ uncoveredSquareMetres: 12 }), [true, "area", "uncovered"]);
    assert.deepEqual(said({ overlapSquareMetres: 12, closes: false }), [true, "area", "overlap", "open"]);
});

test("what was not checked never looks as if it closed", () => {
    const unknown = { uncoveredSquareMetres: null, overlapSquareMetres: null, closes: null };
    assert.deepEqual(said({ ...unknown, notChecked: "TOO_MANY_FEATURES" }), [true, "area", "not-checked.many"]);
    assert.deepEqual(said({ ...unknown, notChecked: "CONDITION" }), [false, "area", "not-checked.condition"]);
    assert.deepEqual(said({ uncoveredSquareMetres: undefined, overlapSquareMetres: undefined, closes: undefined }), [true, "area", "not-checked.many"]);
});

test("the size of the area is told with the name of its measure", () => {
    assert.deepEqual(closureWords(closure({}), "ellipsoidal").words, ["area 5.0000 ellipsoidal"]);
});

test("without an area there is nothing to stand to", () => {
    assert.deepEqual(closureWords({ areaSquareMetres: null, closes: null }, "planar"), { words: [], warns: false });
    assert.deepEqual(closureWords(undefined, "planar"), { words: [], warns: false });
});
