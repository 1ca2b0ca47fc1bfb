import assert from "node:assert/strict";
import { test } from "node:test";

const TEXTS = { "desk.outside.all": "all", "desk.outside.part": "part {0}" };
globalThis.document = { documentElement: { lang: "zh-CN" }, getElementById: () => ({ textContent: JSON.stringify(TEXTS) }) };
const { outsideWords } = await import("../../main/resources/static/js/lib/outside.js");

test("what part of an area was never surveyed is told, and never rounded away", () => {
    assert.equal(outsideWords({ outsideDataShare: 1 }), "all");
    assert.equal(outsideWords({ outsideDataShare: 0.5 }), "part 50.00");
    assert.equal(outsideWords({ outsideDataShare: 0.00001 }), "part 0.01");
});

test("an area within the data, or of a layer that does not say, has nothing told", () => {
    assert.equal(outsideWords({ outsideDataShare: 0 }), "");
    assert.equal(outsideWords({ outsideDataShare: null }), "");
    assert.equal(outsideWords({}), "");
});
