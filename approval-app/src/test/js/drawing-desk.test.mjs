import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { DrawingDesk } from "../../main/resources/static/js/components/drawing-desk.js";
import { DrawingModel } from "../../main/resources/static/js/components/drawing-model.js";
import { History } from "../../main/resources/static/js/lib/history.js";
import { keptSteps } from "../../main/resources/static/js/lib/kept-steps.js";

const SQUARE = [[0, 0], [10, 0], [10, 10], [0, 10]].map(([easting, northing], i) => ({ name: "J" + (i + 1), easting, northing }));
const STORED = [{ name: "A", rings: [{ number: 1, points: SQUARE }] }];
const DRAFT = [{ name: "B", rings: [{ number: 1, points: SQUARE }] }];
const VERSION = { number: 3, crs: "EPSG:4527", issues: [], areas: [], plots: STORED };

const json = (body) => new Response(JSON.stringify(body), { status: 200, headers: { "Content-Type": "application/json" } });
const TEN = "2026-11-22T10:05:00Z";
let asked;
/** What PUT sent, and what DELETE named. */
let put;
let forgotten;
/** The draft on the server; "broken" while it does not answer. */
let stored;

/** As much of a page as the notes need. */
class FakeElement extends EventTarget {
    children = [];
    textContent = "";
    setAttribute() {}
    append(...children) {
        this.children.push(...children);
    }
    replaceChildren(...children) {
        this.children = children;
    }
    get words() {
        return [this.textContent, ...this.children.map((child) => child.words)].join(" ");
    }
}

async function answer(url, { method, body }) {
    const what = url.split("/").at(-1).split("?")[0];
    asked.push(`${method} ${what}`);
    if (what === "presence") {
        return json(presence);
    }
    if (what !== "draft") {
        return json(VERSION);
    }
    if (method === "GET") {
        if (stored === "broken") {
            throw new TypeError("no net");
        }
        return stored ? json(stored) : new Response(null, { status: 204 });
    }
    if (method === "DELETE") {
        forgotten.push(new URL(url, "http://x").searchParams.get("keptAt"));
        return new Response(null, { status: 204 });
    }
    put.push(JSON.parse(body));
    if (stored?.keptAt && stored.keptAt !== put.at(-1).keptAt) {
        return new Response("{}", { status: 409, headers: { "Content-Type": "application/problem+json" } });
    }
    stored = { ...put.at(-1), keptAt: `2026-11-22T11:00:0${put.length}Z` };
    return json({ keptAt: stored.keptAt });
}

const ALONE = { currentNumber: 3, savedBy: null, savedAt: null, others: [] };
let presence;

async function opened({ draft = null, others = ALONE }) {
    [asked, put, forgotten, stored, presence] = [[], [], [], draft, others];
    globalThis.fetch = answer;
    const model = new DrawingModel("c", "land-use");
    const made = new DrawingDesk(model, new AbortController().signal);
    await model.load();
    return { model, made };
}

async function desk(server) {
    const { model, made } = await opened(server);
    await made.begin();
    await settle();
    return { model, made };
}

const kept = async () => {
    mock.timers.tick(1300);
    await settle();
};
const press = (made, label) => made.note.children.at(-1).children.find(({ textContent }) => textContent === label).dispatchEvent(new Event("click"));

const settle = async () => {
    for (let i = 0; i < 20; i++) {
        await new Promise((done) => setImmediate(done));
    }
};

beforeEach(() => {
    mock.timers.reset();
    mock.timers.enable({ apis: ["setTimeout", "setInterval"] });
    globalThis.window = new EventTarget();
    globalThis.sessionStorage = { getItem: () => null, setItem: () => {}, removeItem: () => {} };
    globalThis.document = {
        documentElement: { lang: "zh-CN" },
        querySelector: () => null,
        getElementById: () => ({ textContent: JSON.stringify({ "draft.older": "older {1} now {2}", "desk.other.changed": "{0} draws", "draft.restored": "restored", "draft.other": "other", "draft.take": "take", "draft.discard": "discard" }) }),
        createElement: () => new FakeElement(),
    };
    console.error = () => {};
});

test("a draft of the same version comes back by itself, with its time", async () => {
    const { model, made } = await desk({ draft: { baseNumber: 3, keptAt: TEN, plots: DRAFT } });
    assert.equal(model.plots[0].name, "B");
    assert.equal(model.changed, true);
    assert.match(made.note.words, /restored/);
});

const COLLEAGUE = { ...ALONE, others: [{ own: false, changed: true, name: "Li", unit: "" }] };

test("who else draws is said beside the draft that came back, and neither hides the other", async () => {
    const { model, made } = await desk({ draft: { baseNumber: 3, keptAt: TEN, plots: DRAFT }, others: COLLEAGUE });
    assert.match(made.note.words, /restored/);
    assert.match(made.note.words, /Li draws/);

    presence = ALONE;
    mock.timers.tick(30_000);
    await settle();
    assert.match(made.note.words, /restored/);
    assert.doesNotMatch(made.note.words, /Li draws/);
    assert.equal(made.note.hidden, false);

    presence = COLLEAGUE;
    mock.timers.tick(30_000);
    await settle();
    press(made, "discard");
    await settle();
    assert.equal(model.changed, false);
});

test("a draft of an older version is offered and neither taken nor overwritten", async () => {
    const { model, made } = await desk({ draft: { baseNumber: 2, keptAt: TEN, plots: DRAFT } });
    assert.equal(model.plots[0].name, "A");
    assert.match(made.note.words, /older 2 now 3/);
    model.edit(STORED.slice());
    mock.timers.tick(2000);
    await settle();
    assert.ok(!asked.includes("PUT draft"));
});

test("an edit is kept a moment later, and forgotten when it is undone", async () => {
    const { model } = await desk({});
    model.edit(DRAFT);
    model.edit(DRAFT.slice());
    mock.timers.tick(1300);
    await settle();
    assert.equal(asked.filter((each) => each === "PUT draft").length, 1);
    model.undo();
    model.undo();
    mock.timers.tick(1300);
    await settle();
    assert.equal(model.changed, false);
    assert.deepEqual(forgotten, ["2026-11-22T11:00:01Z"]);
});

test("every draft names the one it goes on from", async () => {
    const { model } = await desk({});
    model.edit(DRAFT);
    await kept();
    model.edit(DRAFT.slice());
    await kept();
    assert.deepEqual(put.map(({ keptAt }) => keptAt), [null, "2026-11-22T11:00:01Z"]);
});

test("an edit before the server has told its draft overwrites nothing: both are there to choose from", async () => {
    const { model, made } = await opened({ draft: { baseNumber: 3, keptAt: TEN, plots: DRAFT } });
    const begun = made.begin();
    const mine = [...STORED, ...STORED];
    model.edit(mine);
    await begun;
    await kept();
    assert.deepEqual(put, []);
    assert.equal(model.plots, mine);
    assert.match(made.note.words, /other/);
    press(made, "take");
    await kept();
    assert.equal(model.plots[0].name, "B");
    assert.equal(put[0].keptAt, TEN);
    model.undo();
    assert.equal(model.plots, mine);
});

test("while the server does not tell its draft nothing is kept in its place", async () => {
    const { model, made } = await desk({ draft: "broken" });
    model.edit([...STORED, ...STORED]);
    await kept();
    assert.deepEqual(put, []);
    assert.match(made.mark.textContent, /draft.not-kept/);
    stored = null;
    model.edit(DRAFT);
    await kept();
    assert.equal(put.length, 1);
});

test("a draft kept in another window meanwhile is offered, and goes only when it is discarded", async () => {
    const { model, made } = await desk({});
    stored = { baseNumber: 3, keptAt: TEN, plots: DRAFT };
    model.edit([...STORED, ...STORED]);
    await kept();
    assert.equal(stored.keptAt, TEN);
    assert.match(made.note.words, /other/);
    assert.deepEqual(forgotten, []);
    press(made, "discard");
    stored = null;
    await kept();
    assert.deepEqual(forgotten, [TEN]);
    assert.equal(put.at(-1).plots.length, 2);
});

test("a draft that was kept while its answer was lost is no other draft", async () => {
    const { model, made } = await desk({});
    stored = { baseNumber: 3, keptAt: TEN, plots: DRAFT.map((plot) => ({ ...plot, number: "", use: "" })) };
    model.edit(DRAFT);
    await kept();
    assert.doesNotMatch(made.note.words, /other/);
    model.edit(DRAFT.slice());
    await kept();
    assert.deepEqual(put.map(({ keptAt }) => keptAt), [null, TEN]);
});

test("changes of this tab go on from the draft it kept before the page was loaded again", async () => {
    const tab = new Map([["drawing c land-use", JSON.stringify({ number: 3, ...keptSteps(History.of(STORED, [DRAFT], 0)) })], ["drawing c land-use kept", TEN]]);
    globalThis.sessionStorage = { getItem: (key) => tab.get(key) ?? null, setItem: (key, value) => tab.set(key, value), removeItem: (key) => tab.delete(key) };
    const { model, made } = await desk({ draft: { baseNumber: 3, keptAt: TEN, plots: STORED } });
    await kept();
    assert.equal(model.plots[0].name, "B");
    assert.doesNotMatch(made.note.words, /other/);
    assert.equal(put[0].keptAt, TEN);
});

test("somebody else at the drawing is told, and only once", async () => {
    const presence = { ...ALONE, others: [{ name: "科长", unit: "局", own: false, changed: true }] };
    const { made } = await desk({ others: presence });
    assert.match(made.note.words, /科长 draws/);
    made.note.hidden = true;
    mock.timers.tick(31_000);
    await settle();
    assert.equal(made.note.hidden, true);
});
