import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { DrawingDesk } from "../../main/resources/static/js/components/drawing-desk.js";
import { DrawingModel } from "../../main/resources/static/js/components/drawing-model.js";

const SQUARE = [[0, 0], [10, 0], [10, 10], [0, 10]].map(([easting, northing], i) => ({ name: "J" + (i + 1), easting, northing }));
const STORED = [{ name: "A", rings: [{ number: 1, points: SQUARE }] }];
const DRAFT = [{ name: "B", rings: [{ number: 1, points: SQUARE }] }];
const VERSION = { number: 3, crs: "EPSG:4527", issues: [], areas: [], plots: STORED };

const json = (body) => new Response(JSON.stringify(body), { status: 200, headers: { "Content-Type": "application/json" } });
let asked;

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

async function desk({ draft = null, presence = { currentNumber: 3, savedBy: null, savedAt: null, others: [] } }) {
    asked = [];
    globalThis.fetch = async (url, { method, body }) => {
        const what = url.split("/").at(-1).split("?")[0];
        asked.push(`${method} ${what}`);
        if (what === "draft" && method === "GET") {
            return draft ? json(draft) : new Response(null, { status: 204 });
        }
        if (what === "presence") {
            return json(presence);
        }
        return what === "draft" && method === "PUT" ? json({ keptAt: "2026-11-22T10:05:00Z", body }) : json(VERSION);
    };
    const model = new DrawingModel("c", "land-use");
    const made = new DrawingDesk(model, new AbortController().signal);
    await model.load();
    await made.begin();
    await settle();
    return { model, made };
}

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
        getElementById: () => ({ textContent: JSON.stringify({ "draft.older": "older {1} now {2}", "desk.other.changed": "{0} draws", "draft.restored": "restored" }) }),
        createElement: () => new FakeElement(),
    };
    console.error = () => {};
});

test("a draft of the same version comes back by itself, with its time", async () => {
    const { model, made } = await desk({ draft: { baseNumber: 3, keptAt: "2026-11-22T10:05:00Z", plots: DRAFT } });
    assert.equal(model.plots[0].name, "B");
    assert.equal(model.changed, true);
    assert.match(made.note.words, /restored/);
});

test("a draft of an older version is offered and neither taken nor overwritten", async () => {
    const { model, made } = await desk({ draft: { baseNumber: 2, keptAt: "2026-11-22T10:05:00Z", plots: DRAFT } });
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
    assert.ok(asked.includes("DELETE draft"));
});

test("somebody else at the drawing is told, and only once", async () => {
    const presence = { currentNumber: 3, savedBy: null, savedAt: null, others: [{ name: "科长", unit: "局", own: false, changed: true }] };
    const { made } = await desk({ presence });
    assert.match(made.note.words, /科长 draws/);
    made.note.hidden = true;
    mock.timers.tick(31_000);
    await settle();
    assert.equal(made.note.hidden, true);
});
