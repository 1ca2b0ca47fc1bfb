import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { DrawingModel } from "../../main/resources/static/js/components/drawing-model.js";

const WORDS = { "draft.unkept": "not kept", "problem.connection": "not reached", "problem.unexpected": "went wrong", "problem.status": "refused {0}" };
const VERSION = { number: 3, crs: "EPSG:4527", issues: [], areas: [], plots: [{ name: "A", rings: [] }] };

const json = (status, body) => new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json" } });

let kept;
let told;

/** A drawing whose problems are told, and whose requests `answer` answers. */
function drawing(answer) {
    globalThis.fetch = answer;
    const model = new DrawingModel("c", "land-use");
    model.addEventListener("problem", (event) => told.push(event.detail));
    return model;
}

beforeEach(() => {
    kept = new Map();
    told = [];
    globalThis.document = {
        querySelector: () => null,
        getElementById: () => ({ textContent: JSON.stringify(WORDS) }),
    };
    globalThis.sessionStorage = {
        getItem: (key) => kept.get(key) ?? null,
        setItem: (key, value) => kept.set(key, value),
        removeItem: (key) => kept.delete(key),
    };
    console.error = () => {};
});

const original = { fetch: globalThis.fetch, error: console.error };

afterEach(() => {
    globalThis.fetch = original.fetch;
    console.error = original.error;
});

test("a server that is not reached is told, on loading, saving and discarding, and the edit stays", async () => {
    let reached = false;
    const model = drawing(async () => {
        if (!reached) {
            throw new TypeError("Failed to fetch");
        }
        return json(200, VERSION);
    });
    await model.load();
    assert.deepEqual(told, ["not reached"]);

    reached = true;
    await model.load();
    model.edit([]);
    reached = false;
    await model.save();
    await model.discard();

    assert.deepEqual(told, ["not reached", "not reached", "not reached"]);
    assert.equal(model.changed, true);
    assert.equal(model.saving, false);
    assert.equal(kept.size, 1);
});

test("a refusal is told in the words of the server, an answer without words by its status", async () => {
    const answers = [json(409, { detail: "somebody was faster" }), new Response("", { status: 502 }), new Response("{", { status: 200, headers: { "Content-Type": "application/json" } })];
    const model = drawing(async () => answers.shift());
    await model.load();
    await model.load();
    await model.load();
    assert.deepEqual(told, ["somebody was faster", "refused 502", "went wrong"]);
});

test("discarding ends the check of what was discarded", async () => {
    const signals = [];
    const model = drawing((url, { signal }) => {
        if (!url.endsWith("/preview")) {
            return Promise.resolve(json(200, VERSION));
        }
        signals.push(signal);
        return new Promise((resolve, reject) =>
            signal.addEventListener("abort", () => reject(new DOMException("aborted", "AbortError"))),
        );
    });
    await model.load();
    model.edit([{ name: "B", rings: [] }]);
    await new Promise((resolve) => setTimeout(resolve, 400));
    assert.equal(signals.length, 1);

    await model.discard();

    assert.equal(signals[0].aborted, true);
    assert.deepEqual(told, []);
    assert.equal(model.changed, false);
    assert.equal(kept.size, 0);
});

async function labelled(names, numbers) {
    const points = names.map((name, i) => ({ name, easting: i, northing: i }));
    const model = drawing(async () => json(200, { ...VERSION, plots: [{ name: "A", rings: [{ number: 1, points }] }], numbers: [[numbers]] }));
    await model.load();
    return model.labelOf({ plot: 0, ring: 0, point: 1 });
}

test("a point goes by its number by rule, without one by the surveyor's name", async () => {
    assert.equal(await labelled(["J3", "J6"], ["J1", "J2"]), "J2");
    assert.equal(await labelled(["J3", "J6"], ["", ""]), "J6");
});

test("a point goes by nothing until the server has numbered an edit that changed how many there are", async () => {
    assert.equal(await labelled(["J3", "J6", "J7"], ["J1", "J2"]), "");
});

test("what is edited while a save runs stays, on top of the new version", async () => {
    const first = [{ name: "first", rings: [] }];
    const later = [{ name: "later", rings: [] }];
    const sent = [];
    let answer;
    const model = drawing((url, { method, body }) => {
        if (method !== "PUT") {
            return Promise.resolve(json(200, VERSION));
        }
        sent.push(JSON.parse(body));
        return new Promise((resolve) => (answer = resolve));
    });
    await model.load();
    model.edit(first);
    const saving = model.save();
    model.edit(later);
    answer(json(200, { ...VERSION, number: 4, plots: first }));
    await saving;

    assert.equal(model.number, 4);
    assert.equal(model.changed, true);
    assert.deepEqual(model.plots, later);
    const tab = JSON.parse([...kept.values()][0]);
    assert.equal(tab.number, 4);
    assert.deepEqual(tab.steps, [VERSION.plots, null, later]);

    model.undo();
    assert.deepEqual(model.plots, first);
    assert.equal(model.changed, false, "that is what was saved");
    model.redo();
    const again = model.save();
    answer(json(200, { ...VERSION, number: 5, plots: later }));
    await again;
    assert.deepEqual(sent.map((body) => body.baseNumber), [3, 4]);
    assert.deepEqual(sent[1].plots, later);
    assert.equal(model.changed, false);
    assert.equal(kept.size, 0);
});

test("a version asked for earlier never takes the place of one that came later", async () => {
    const answers = [];
    const model = drawing((url, { method, signal }) => new Promise((resolve, reject) => {
        signal?.addEventListener("abort", () => reject(signal.reason));
        answers.push((number) => resolve(json(200, { ...VERSION, number, plots: [{ name: `${method} ${number}`, rings: [] }] })));
    }));
    const opening = model.load();
    const imported = model.discard();
    answers[1](4);
    await imported;
    answers[0](3);
    await opening;
    assert.equal(model.number, 4);
    assert.equal(model.plots[0].name, "GET 4");

    model.edit([{ name: "mine", rings: [] }]);
    const saving = model.save();
    const given = model.discard();
    answers[2](5);
    await saving;
    answers[3](4);
    await given;
    assert.equal(model.number, 5);
    assert.equal(model.plots[0].name, "PUT 5");
    assert.deepEqual(told, []);
});

test("a browser without room for the draft tells it once and lets the edit go on", async () => {
    const model = drawing(async () => json(200, VERSION));
    await model.load();
    sessionStorage.setItem = () => {
        throw new DOMException("full", "QuotaExceededError");
    };
    let changes = 0;
    model.addEventListener("changed", () => changes++);

    model.edit([]);
    model.edit([{ name: "B", rings: [] }]);

    assert.equal(changes, 2);
    assert.deepEqual(told, ["not kept"]);
    assert.deepEqual(model.plots, [{ name: "B", rings: [] }]);
});

test("points are listed by their numbers, a ring with smaller ones first", async () => {
    const square = (from, size) => [[from, from], [from, from + size], [from + size, from + size], [from + size, from]].map(([easting, northing], i) => ({ name: "P" + i, easting, northing }));
    const rings = [{ number: 1, points: square(2, 1) }, { number: 2, points: square(0, 10).toReversed() }];
    const model = drawing(async () => json(200, { ...VERSION, plots: [{ name: "A", rings }], numbers: [[["J8", "J5", "J6", "J7"], ["J4", "J3", "J2", "J1"].toReversed()]] }));
    await model.load();
    assert.deepEqual(model.ringsOf(0), [1, 0]);
    assert.deepEqual(model.places.map(({ ring, point }) => `${ring}-${point}`), ["1-2", "1-1", "1-0", "1-3", "0-1", "0-2", "0-3", "0-0"]);
});

const square = (east) => [{ name: "A", rings: [{ number: 1, points: [[0, 0], [0, 10], [10, 10], [10, 0]].map(([e, n], i) => ({ name: "J" + (i + 1), easting: e + east, northing: n })) }] }];

test("after a reload every step can still be undone and redone, one by one, back to the stored version", async () => {
    const answer = async () => json(200, { ...VERSION, plots: square(0) });
    const before = drawing(answer);
    await before.load();
    for (let east = 1; east <= 8; east++) {
        before.edit(square(east));
    }
    before.undo();

    const after = drawing(answer);
    await after.load();
    assert.equal(after.plots[0].rings[0].points[0].easting, 7);
    after.redo();
    assert.equal(after.plots[0].rings[0].points[0].easting, 8);
    for (let east = 7; east >= 0; east--) {
        after.undo();
        assert.equal(after.plots[0].rings[0].points[0].easting, east);
    }
    assert.equal(after.canUndo, false);
    assert.equal(after.changed, false);
});

test("of a long edit the last hundred steps are kept, and before them the stored version", async () => {
    const model = drawing(async () => json(200, { ...VERSION, plots: square(0) }));
    await model.load();
    for (let east = 1; east <= 150; east++) {
        model.edit(square(east));
    }
    const after = drawing(async () => json(200, { ...VERSION, plots: square(0) }));
    await after.load();
    let steps = 0;
    while (after.canUndo) {
        after.undo();
        steps++;
    }
    assert.equal(steps, 101);
    assert.equal(after.changed, false);
});

test("a browser with little room keeps the present step", async () => {
    const model = drawing(async () => json(200, { ...VERSION, plots: square(0) }));
    await model.load();
    model.edit(square(1));
    globalThis.sessionStorage.setItem = (key, value) => {
        if (value.length > 400) {
            throw new DOMException("full", "QuotaExceededError");
        }
        kept.set(key, value);
    };
    model.edit(square(2));
    assert.deepEqual(told, []);
    assert.deepEqual(JSON.parse(kept.get(model.storageKey)).steps.length, 2);
});

test("nothing drawn is not sent to be checked", async () => {
    const asked = [];
    globalThis.fetch = async (url) => {
        asked.push(url);
        return json(200, { ...VERSION, number: 0, plots: [] });
    };
    const model = new DrawingModel("empty", "land-use");
    await model.load();
    model.edit(square(1));
    model.undo();
    await new Promise((resolve) => setTimeout(resolve, 400));
    assert.equal(asked.filter((url) => url.endsWith("empty/drawings/land-use/preview")).length, 0);
    assert.equal(model.area, null);
});

test("what cannot be checked has no area, and its findings say what is wrong", async () => {
    const issue = { code: "coordinate-out-of-range", severity: "ERROR", message: "J2 is nowhere", point: "J2" };
    globalThis.fetch = async (url) => (url.endsWith("/preview")
        ? json(422, { detail: "1 value is wrong", issues: [issue] })
        : json(200, { ...VERSION, areas: [{ planarSquareMetres: 55_577 }], plots: square(0) }));
    const model = new DrawingModel("wrong", "land-use");
    model.addEventListener("problem", (event) => told.push(event.detail));
    await model.load();
    assert.equal(model.area, 55_577);
    model.edit(square(1));
    await new Promise((resolve) => setTimeout(resolve, 400));
    assert.equal(model.area, null);
    assert.equal(model.checkable, false);
    assert.deepEqual(model.issues.map(({ number, message }) => `${number} ${message}`), ["1 J2 is nowhere"]);
    assert.deepEqual(told, ["1 value is wrong"]);
});

test("what a tab kept in another form is left alone: the draft on the server is there", async () => {
    kept.set("drawing c land-use", JSON.stringify({ number: 3, plots: square(1) }));
    const model = drawing(async () => json(200, { ...VERSION, plots: square(0) }));
    await model.load();
    assert.equal(model.changed, false);
    assert.deepEqual(told, []);
});
