import assert from "node:assert/strict";
import { test } from "node:test";
import { isAbort } from "../../main/resources/static/js/lib/http.js";
import { Latest } from "../../main/resources/static/js/lib/latest.js";

/** An answer that comes when it is told to, whether or not anybody still wants it. */
function later() {
    const answer = {};
    answer.come = new Promise((good, bad) => Object.assign(answer, { good, bad }));
    return answer;
}

test("the last choice wins, also where its answer comes first", async () => {
    const latest = new Latest();
    const [slow, quick] = [later(), later()];
    const first = latest.ask(() => slow.come);
    const second = latest.ask(() => quick.come);
    quick.good("second");
    assert.equal(await second, "second");
    slow.good("first");
    await assert.rejects(first, isAbort);
});

test("nobody hears that an older question failed, and its request is given up", async () => {
    const latest = new Latest();
    const slow = later();
    let given;
    const first = latest.ask((signal) => ((given = signal), slow.come));
    const second = latest.ask(async () => "second");
    assert.equal(given.aborted, true);
    slow.bad(new Error("too large"));
    await assert.rejects(first, isAbort);
    assert.equal(await second, "second");
});

test("a failure of the latest is its own, and what is dropped has no answer", async () => {
    const latest = new Latest();
    await assert.rejects(latest.ask(async () => Promise.reject(new Error("no net"))), /no net/);
    const slow = later();
    const asked = latest.ask(() => slow.come);
    latest.drop();
    slow.good("too late");
    await assert.rejects(asked, isAbort);
});
