import assert from "node:assert/strict";
import { test } from "node:test";
import { clock, minute } from "../../main/resources/static/js/lib/times.js";

test("times are told in the zone of the office, whatever zone the browser is in", () => {
    globalThis.document = { querySelector: () => ({ dataset: { zone: "Asia/Shanghai" } }) };
    assert.equal(clock("2026-11-23T01:04:59Z"), "09:04");
    assert.equal(minute("2026-11-22T16:30:00Z"), "2026-11-23 00:30");
});
