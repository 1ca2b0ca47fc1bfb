import assert from "node:assert/strict";
import { test } from "node:test";
import { labelPlaces } from "../../main/resources/static/js/lib/label-places.js";

const piece = (area, extent, inside = [(extent[0] + extent[2]) / 2, (extent[1] + extent[3]) / 2], words = "N" + area) => ({ area, words, extent, inside });
const VIEW = [0, 0, 100, 100];

test("an area that tiles cut into four has its name once, near the middle of what is seen", () => {
    const county = [piece(1, [0, 0, 50, 50]), piece(1, [50, 0, 100, 50]), piece(1, [0, 50, 50, 100]), piece(1, [40, 40, 80, 80], [55, 52])];
    assert.deepEqual(labelPlaces(county, VIEW), [{ words: "N1", place: [55, 52], width: 100, height: 100 }]);
});

test("a splinter of an area in the next tile does not draw the name to itself", () => {
    const parcel = [piece(7, [10, 10, 40, 40]), piece(7, [40, 10, 41, 40])];
    assert.deepEqual(labelPlaces(parcel, VIEW).map(({ place }) => place), [[25, 25]]);
});

test("areas of the same name are named each", () => {
    const fields = [piece(1, [0, 0, 20, 20], undefined, "0101"), piece(2, [30, 0, 50, 20], undefined, "0101")];
    assert.deepEqual(labelPlaces(fields, VIEW).map(({ words, place }) => [words, place[0]]), [["0101", 10], ["0101", 40]]);
});

test("what is not seen, has no name or shows nothing of its inside is not named", () => {
    const pieces = [piece(1, [200, 0, 300, 50]), piece(2, [0, 0, 10, 10], undefined, ""), piece(3, [90, 0, 300, 50])];
    assert.deepEqual(labelPlaces(pieces, VIEW), []);
});

test("room is counted within the screen only", () => {
    const [label] = labelPlaces([piece(1, [-500, 20, 600, 60])], VIEW);
    assert.deepEqual([label.width, label.height], [100, 40]);
});
