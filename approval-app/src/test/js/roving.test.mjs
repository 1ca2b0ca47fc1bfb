import assert from "node:assert/strict";
import { test } from "node:test";
import { leavesField, tabStop } from "../../main/resources/static/js/lib/roving.js";

test("of many controls Tab reaches one", () => {
    const cells = [{ tabIndex: 0 }, { tabIndex: 0 }, { tabIndex: 0 }];
    tabStop(cells, cells[1]);
    assert.deepEqual(cells.map(({ tabIndex }) => tabIndex), [-1, 0, -1]);
});

test("an arrow stays in a text that is being typed and leaves it at its end", () => {
    const field = (selectionStart, selectionEnd) => ({ value: "3448698.860", selectionStart, selectionEnd });
    assert.equal(leavesField(field(0, 11), -1), true);
    assert.equal(leavesField(field(0, 11), 1), true);
    assert.equal(leavesField(field(4, 4), 1), false);
    assert.equal(leavesField(field(11, 11), 1), true);
    assert.equal(leavesField(field(11, 11), -1), false);
    assert.equal(leavesField(field(0, 0), -1), true);
    assert.equal(leavesField(field(0, 3), -1), false);
});
