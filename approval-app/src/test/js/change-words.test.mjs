import assert from "node:assert/strict";
import { test } from "node:test";
import { classWords } from "../../main/resources/static/js/lib/change-words.js";

globalThis.document = { getElementById: () => null };

test("ground without a feature and a feature without a class are told apart", () => {
    assert.equal(classWords("", null), "desk.compare.uncovered");
    assert.equal(classWords("—", null), "desk.compare.no-class");
    assert.equal(classWords("0101", "水田"), "0101 水田");
    assert.equal(classWords("9999", null), "9999");
});
