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
    model.edit([]);
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
    assert.deepEqual(JSON.parse([...kept.values()][0]), { number: 4, plots: later });

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
