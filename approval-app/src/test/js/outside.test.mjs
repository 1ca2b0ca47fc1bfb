import assert from "node:assert/strict";
import { test } from "node:test";

const TEXTS = { "desk.outside.all": "all", "desk.outside.part": "part {0}", "desk.outside.unknown": "unknown" };
globalThis.document = { documentElement: { lang: "zh-CN" }, getElementById: () => ({ textContent: JSON.stringify(TEXTS) }) };
const { outsideWords } = await import("../../main/resources/static/js/lib/outside.js");

test("what part of an area was never surveyed is told, and never rounded away", () => {
    assert.equal(outsideWords({ outsideDataShare: 1 }), "all");
    assert.equal(outsideWords({ outsideDataShare: 0.5 }), "part 50.00");
    assert.equal(outsideWords({ outsideDataShare: 0.00001 }), "part 0.01");
});

test("a layer that does not say where it was surveyed is told as one, and not as if all were", () => {
    assert.equal(outsideWords({ outsideDataShare: null }, { unit: "990101" }), "unknown");
    assert.equal(outsideWords({}, { unit: "990101" }), "unknown");
});

test("an area within the data, and no area at all, have nothing told", () => {
    assert.equal(outsideWords({ outsideDataShare: 0 }, { unit: "990101" }), "");
    assert.equal(outsideWords({ outsideDataShare: null }), "");
});
