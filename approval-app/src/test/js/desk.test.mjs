import assert from "node:assert/strict";
import { test } from "node:test";
import { formatArea, parseArea, toMillimetres } from "../../main/resources/static/js/lib/area-words.js";
import { sumTree } from "../../main/resources/static/js/lib/sum-tree.js";
import { findUnits } from "../../main/resources/static/js/components/desk/units.js";
import { operatorsOf, toCql } from "../../main/resources/static/js/lib/cql.js";
import { formatLayers, moved, parseLayers } from "../../main/resources/static/js/lib/layer-list.js";
import { bearingDegrees, sidesOf } from "../../main/resources/static/js/lib/lengths.js";
import { inDegreesMinutesSeconds, parsePlace } from "../../main/resources/static/js/lib/places.js";

const layer = (key, visible = true, opacity = 1) => ({ key, visible, opacity });

test("layers survive the way through the address in their order", () => {
    const entries = [layer("XZQ"), layer("YJJBNTTB", false), layer("DLTB", true, 0.6)];
    assert.equal(formatLayers(entries), "XZQ,!YJJBNTTB,DLTB~60");
    assert.deepEqual(parseLayers("XZQ,!YJJBNTTB,DLTB~60", [layer("DLTB"), layer("XZQ"), layer("YJJBNTTB")]), entries);
});

test("an old link opens: unknown layers are left out, new ones follow at the end, nonsense is bounded", () => {
    const known = [layer("DLTB", true, 0.75), layer("XZQ")];
    assert.deepEqual(parseLayers("GONE,XZQ~999,XZQ,<script>", known), [layer("XZQ"), layer("DLTB", true, 0.75)]);
    assert.deepEqual(parseLayers("XZQ~0", known)[0], layer("XZQ", true, 0.1));
    assert.deepEqual(parseLayers(null, known), known);
});

test("an entry moves by places and stays at the ends", () => {
    assert.deepEqual(moved(["a", "b", "c"], 0, 1), ["b", "a", "c"]);
    assert.deepEqual(moved(["a", "b", "c"], 2, -5), ["c", "a", "b"]);
    assert.deepEqual(moved(["a", "b", "c"], 2, 1), ["a", "b", "c"]);
});

test("a place goes by its name or code, by the beginning of either, and all that fit are known", () => {
    const unit = (code, name) => ({ code, name });
    const known = [unit("990102", "白石县"), unit("990102101", "白石镇"), unit("990102101001", "上白村"), unit("990101", "青禾县")];
    const found = (words) => findUnits(known, words).map(({ name }) => name);
    assert.deepEqual(found("白石镇"), ["白石镇"]);
    assert.deepEqual(found("白"), ["白石县", "白石镇", "上白村"]);
    assert.deepEqual(found("99010210"), ["白石镇", "上白村"]);
    assert.deepEqual(found("990101"), ["青禾县"]);
    assert.deepEqual(found("9"), []);
});

const degrees = (longitude, latitude) => ({ kind: "degrees", longitude, latitude });
const metres = (easting, northing) => ({ kind: "metres", easting, northing });

test("a place is understood as surveyors and phones write it", () => {
    assert.deepEqual(parsePlace("120.5E 31.23N"), degrees(120.5, 31.23));
    assert.deepEqual(parsePlace("31.23N, 120.5E"), degrees(120.5, 31.23));
    assert.deepEqual(parsePlace("120.5, 31.23"), degrees(120.5, 31.23));
    assert.deepEqual(parsePlace("31.23 120.5"), degrees(120.5, 31.23));
    assert.deepEqual(parsePlace("东经120°30′，北纬31°13′48″"), degrees(120.5, 31.23));
    assert.deepEqual(parsePlace("E 120° 30' N 31° 13' 48\""), degrees(120.5, 31.23));
    assert.deepEqual(parsePlace("547637.417 3456582.526"), metres(547637.417, 3456582.526));
    assert.deepEqual(parsePlace("3456582.526，547637.417"), metres(547637.417, 3456582.526));
    assert.deepEqual(parsePlace("X 3456582.526 Y 40547637.417"), metres(40547637.417, 3456582.526));
    assert.deepEqual(parsePlace("Y=40547637.417; X=3456582.526"), metres(40547637.417, 3456582.526));
});

test("what is no place is refused and not guessed", () => {
    for (const words of ["", "青禾县", "120.5", "1 2 3", "120°75′ 31°", "99999999999 1", "200E 31N", "547637.417 x"]) {
        assert.equal(parsePlace(words), null, words);
    }
});

test("degrees are written with minutes and seconds that never read 60", () => {
    assert.equal(inDegreesMinutesSeconds(120.5), "120°30′00.000″");
    assert.equal(inDegreesMinutesSeconds(31.23), "31°13′48.000″");
    assert.equal(inDegreesMinutesSeconds(30.9999999999), "31°00′00.000″");
});

test("bearings go clockwise from north", () => {
    assert.equal(bearingDegrees([0, 0], [0, 5]), 0);
    assert.equal(bearingDegrees([0, 0], [5, 0]), 90);
    assert.equal(bearingDegrees([0, 0], [-5, 0]), 270);
});

test("a ring has as many sides as points, a line one fewer", () => {
    const points = [[0, 0], [3, 4], [3, 0]];
    assert.deepEqual(sidesOf(points, false).map(({ metres: length }) => length), [5, 4]);
    assert.deepEqual(sidesOf(points, true).map(({ metres: length }) => length), [5, 4, 3]);
});

const condition = (field, operator, value) => ({ field, operator, value });
const kindOf = (field) => (field === "TBMJ" ? "number" : "text");

test("conditions become CQL2 text with quotes doubled and wildcards meaning themselves", () => {
    const conditions = [
        condition("DLBM", "in", "0101，0102 0103"),
        condition("QSDWMC", "contains", "O'Neill_50%"),
        condition("TBMJ", ">=", "1000"),
    ];
    assert.deepEqual(toCql(conditions, "AND", kindOf), {
        text: `"DLBM" IN ('0101', '0102', '0103') AND "QSDWMC" LIKE '%O''Neill\\_50\\%%' AND "TBMJ" >= 1000`,
        wrong: [],
    });
});

test("a condition that says nothing yet is named and left out", () => {
    const conditions = [condition("DLBM", "=", ""), condition("TBMJ", ">", "viel"), condition('A" = 1; --', "=", "x"), condition("KCDLBM", "empty", "")];
    assert.deepEqual(toCql(conditions, "OR", kindOf), { text: '"KCDLBM" IS NULL', wrong: [0, 1, 2] });
});

test("a value is written as the kind of its field has it, whatever the comparison", () => {
    const one = (field, operator, value) => toCql([condition(field, operator, value)], "AND", kindOf).text;
    assert.equal(one("TBMJ", "=", "5000"), '"TBMJ" = 5000');
    assert.equal(one("TBMJ", "<>", " +12.50 "), '"TBMJ" <> 12.50');
    assert.equal(one("TBMJ", "in", "１，-2 3.5"), '"TBMJ" IN (1, -2, 3.5)');
    assert.equal(one("TBMJ", "in", "1, viel"), "");
    assert.equal(one("DLBM", "=", "0101"), `"DLBM" = '0101'`);
    assert.equal(one("DLBM", "<", "0200"), `"DLBM" < '0200'`);
});

test("fields may be called by Chinese names and by words of the language", () => {
    assert.equal(toCql([condition("权属单位", "=", "青禾村"), condition("IN", "=", "x")], "OR", kindOf).text, `"权属单位" = '青禾村' OR "IN" = 'x'`);
});

test("numbers have no beginning: they are not offered what is asked of texts", () => {
    assert.ok(operatorsOf("text").includes("begins"));
    assert.ok(!operatorsOf("number").includes("begins"));
    assert.deepEqual(toCql([condition("TBMJ", "contains", "5")], "AND", kindOf), { text: "", wrong: [0] });
});

test("an area survives the way through the address", () => {
    const square = { geometry: { type: "Polygon", coordinates: [[[39500000.5, 3400000.25], [39500100, 3400000], [39500100, 3400100], [39500000.5, 3400000.25]]] } };
    assert.equal(formatArea(square), "P39500000500_3400000250.39500100000_3400000000.39500100000_3400100000");
    assert.deepEqual(parseArea(formatArea(square)), square);
    const corridor = { geometry: { type: "LineString", coordinates: [[1, 2], [3, 4]] }, bufferMetres: 12.5 };
    assert.deepEqual(parseArea(formatArea(corridor)), corridor);
    assert.deepEqual(parseArea(formatArea({ unit: "990101" })), { unit: "990101" });
});

test("whoever opens a link sees the shape to the millimetre, and links from before still open", () => {
    const drawn = toMillimetres({ type: "Polygon", coordinates: [[[39500000.12345, 3400000.9876], [39500100.5555, 3400000], [39500100, 3400100], [39500000.12345, 3400000.9876]]] });
    assert.deepEqual(drawn.coordinates[0][0], [39500000.123, 3400000.988]);
    assert.deepEqual(parseArea(formatArea({ geometry: drawn })), { geometry: drawn });
    assert.deepEqual(parseArea("o3950000012_340000000"), { geometry: { type: "Point", coordinates: [39500000.12, 3400000] } });
});

test("an area a link cannot carry leaves a word in its place", () => {
    const many = Array.from({ length: 100 }, (_, at) => [at, at * at]);
    assert.equal(formatArea({ upload: "token" }), "file");
    assert.equal(formatArea({ geometry: { type: "Polygon", coordinates: [[...many, many[0]]] } }), "shape");
    assert.equal(formatArea(null), "");
    assert.equal(parseArea("file"), null);
    assert.equal(parseArea("shape"), null);
});

test("words that say no area give none", () => {
    for (const words of [null, "", "u", "uabc", "p1_1.2_2", "pNaN", "p1_2_3.4_5.6_7", "x1_1"]) {
        assert.equal(parseArea(words), null, String(words));
    }
});

const row = (key, hectares) => ({ key, names: key.map((code) => "N" + code), count: 1, squareMetres: hectares * 10_000, hectares });

test("rows of several keys become a tree whose branches add up, the largest first", () => {
    const tree = sumTree([row(["01", "a"], 1), row(["02", "a"], 5), row(["01", "b"], 2)], ({ names }, level) => names[level]);
    assert.deepEqual(tree.map(({ code, name, hectares, count }) => [code, name, hectares, count]), [["02", "N02", 5, 1], ["01", "N01", 3, 2]]);
    assert.deepEqual(tree[1].children.map(({ code, hectares, children }) => [code, hectares, children.length]), [["b", 2, 0], ["a", 1, 0]]);
});
