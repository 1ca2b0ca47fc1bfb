import assert from "node:assert/strict";
import { test } from "node:test";
import { shownRows } from "../../main/resources/static/js/lib/land.js";

const rows = (...areas) => areas.map((squareMetres) => ({ squareMetres }));

test("up to six rows are shown as they are", () => {
    assert.deepEqual(shownRows(rows(6, 5, 4, 3, 2, 1)), { rows: rows(6, 5, 4, 3, 2, 1), others: 0, rest: 0 });
});

test("of more the largest five are shown and the others summed, so that nothing is missing", () => {
    assert.deepEqual(shownRows(rows(7, 6, 5, 4, 3, 2, 1)), { rows: rows(7, 6, 5, 4, 3), others: 2, rest: 3 });
});
