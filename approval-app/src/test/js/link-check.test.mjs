import assert from "node:assert/strict";
import { test } from "node:test";
import { unknownLayers } from "../../main/resources/static/js/lib/layer-list.js";
import { leftOut } from "../../main/resources/static/js/lib/link-check.js";
import { formatView, parseView } from "../../main/resources/static/js/lib/view-words.js";

const ZONE = [39_000_000, 0, 40_000_000, 10_000_000];
const KNOWN = { layers: ["DLTB", "XZQ"], tabs: ["identify", "statistics"], extent: ZONE };
const missed = (words) => leftOut(new URLSearchParams(words), KNOWN);

test("a link that is shown whole leaves nothing out", () => {
    assert.deepEqual(missed(""), []);
    assert.deepEqual(missed("layers=XZQ,!DLTB~60&ask=DLTB&view=39536500.0,3448500.0,2&tab=statistics"), []);
});

test("layers that are not there are named once, whether gone or closed to the reader; hidden ones are not missed", () => {
    assert.deepEqual(missed("layers=NOPE~40,DLTB,NOPE,!GONE"), [{ key: "layers", named: ["NOPE"] }]);
    assert.deepEqual(unknownLayers("<b>,XZQ", ["XZQ"]), ["<b>"]);
    assert.deepEqual(unknownLayers(null, []), []);
});

test("a broken view, an unknown tab and a layer nobody can ask are told, in words that stay short", () => {
    assert.deepEqual(missed("view=abc&tab=radar&ask=SECRET"), [
        { key: "ask", named: ["SECRET"] },
        { key: "view", named: ["abc"] },
        { key: "tab", named: ["radar"] },
    ]);
    assert.equal(missed("view=" + "9".repeat(500))[0].named[0].length, 33);
    assert.equal(missed("layers=A,B,C,D,E,F,G")[0].named.length, 5);
});

test("a view survives the way through the address, and one of another zone is none", () => {
    const words = formatView([39_536_500.04, 3_448_500], 2);
    assert.deepEqual(parseView(words, ZONE), { centre: [39_536_500, 3_448_500], metresPerPixel: 2 });
    for (const none of ["40536500,3448500,2", "39536500,3448500,0", "39536500,3448500", ",,2", "39536500,3448500,Infinity", null]) {
        assert.equal(parseView(none, ZONE), null, String(none));
    }
});
