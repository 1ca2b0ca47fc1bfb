// The rows of findings: kept as the server wrote them until an edit changes what is wrong, then written anew. They are read page by
// page; without script, all of them are there.
import { button } from "../lib/dom.js";
import { text } from "../lib/texts.js";
import { drawing } from "./case-drawing.js";
import { repairs } from "./repairs.js";
import { markRows } from "./selectable-rows.js";
import { selection } from "./selection.js";

/** As many as proposals come for at once. */
const PAGE = 100;
let page = 0;

const MARKS = { ERROR: "bad", WARNING: "warn", NOTE: "" };

function rowOf(issue, kind) {
    const row = document.createElement("tr");
    row.id = row.dataset.select = `${kind}-${issue.number}`;
    const number = row.insertCell();
    number.className = "number";
    number.append(button(String(issue.number), () => {}, { title: text(kind + ".show", issue.number), className: "small plain" }));
    number.firstChild.textContent = issue.number;
    const badge = document.createElement("span");
    badge.className = `badge ${MARKS[issue.severity]}`;
    badge.textContent = text("severity." + issue.severity);
    row.insertCell().append(badge);
    row.insertCell().textContent = issue.message;
    return row;
}

function fill(kind, issues) {
    const body = document.querySelector(`[data-${kind}s]`);
    if (!body) {
        return;
    }
    body.replaceChildren(...issues.map((issue) => rowOf(issue, kind)));
    document.querySelector(`[data-${kind}s-frame]`).hidden = issues.length === 0;
    document.querySelector(`[data-${kind}s-none]`).hidden = issues.length > 0;
}

function show() {
    fill("defect", drawing.issues);
    fill("conflict", drawing.conflicts);
    markRows(selection.current, "selected");
    turnTo(page);
}

const rows = () => [...document.querySelectorAll("[data-defects] tr")];

/** Above the rows and below them. */
const pagers = () => [...document.querySelectorAll("[data-defects-pager]")];

/** How many there are, and of how many pages this is which; the buttons stay while they are used, so that the focus does. */
function turnTo(wanted) {
    const all = rows();
    const last = Math.max(0, Math.ceil(all.length / PAGE) - 1);
    page = Math.min(Math.max(0, wanted), last);
    all.forEach((row, index) => {
        row.hidden = Math.floor(index / PAGE) !== page;
    });
    showCount();
    for (const pager of pagers()) {
        pager.hidden = last === 0;
        if (pager.childElementCount === 0) {
            const where = document.createElement("span");
            where.setAttribute("role", "status");
            pager.append(pagerButton("defect.page.before", -1), where, pagerButton("defect.page.after", 1));
        }
        const [before, where, after] = pager.children;
        where.textContent = text("defect.page", page * PAGE + 1, Math.min((page + 1) * PAGE, all.length), all.length);
        before.setAttribute("aria-disabled", String(page === 0));
        after.setAttribute("aria-disabled", String(page === last));
    }
    repairs.need(page * PAGE + 1);
}

function pagerButton(label, step) {
    return button(text(label), () => {
        turnTo(page + step);
        // A page is read from its top, wherever the one before was left.
        pagers()[0].children[step < 0 ? 0 : 2].focus({ preventScroll: true });
        document.getElementById("defects-heading").scrollIntoView({ block: "start" });
    });
}

/** All that were found, those not listed one by one included. */
function showCount() {
    const place = document.querySelector("[data-defects-count]");
    if (place && drawing.number + drawing.plots.length > 0) {
        const more = (issue) => (issue.code === "more-findings" ? (issue.arguments.count ?? 0) : 1);
        const all = drawing.issues.reduce((sum, issue) => sum + more(issue), 0);
        const blocking = drawing.issues.filter((issue) => issue.severity === "ERROR").length;
        place.hidden = all === 0;
        place.textContent = text("defect.count", all, blocking);
    }
}

/** A finding chosen on the map or by a link may be on another page. */
function turnToSelected() {
    const index = rows().findIndex((row) => row.dataset.select === selection.current);
    if (index >= 0 && Math.floor(index / PAGE) !== page) {
        turnTo(Math.floor(index / PAGE));
        rows()[index].scrollIntoView({ block: "nearest" });
    }
}

/** Below the words of a finding: what would repair it, by how much the area changes, and the two things to do about it. */
function proposal(repair) {
    const box = document.createElement("div");
    box.className = "repair";
    // A click here is for the repair, which goes to its own place on the map, and not for the row.
    box.addEventListener("click", (event) => event.stopPropagation());
    const words = document.createElement("p");
    const lead = document.createElement("strong");
    lead.textContent = text("repair.proposal");
    const effect = document.createElement("span");
    effect.className = "quiet";
    effect.textContent = repair.effect;
    words.append(lead, " ", repair.message, " ", effect);
    const buttons = document.createElement("span");
    buttons.className = "buttons";
    const shown = repairs.shown === repair;
    const compare = button(text(shown ? "repair.hide" : "repair.show"), () => repairs.show(shown ? null : repair), {
        pressed: shown,
        title: text("repair.show.title", repair.defect),
    });
    compare.textContent = text(shown ? "repair.hide" : "repair.show");
    compare.dataset.repairShow = repair.defect;
    buttons.append(compare);
    if (repairs.applicable) {
        const apply = button(text("repair.apply"), () => repairs.apply(repair), { title: text("repair.apply.title", repair.defect) });
        apply.textContent = text("repair.apply");
        apply.dataset.repairApply = repair.defect;
        buttons.append(apply);
    }
    box.append(words, buttons);
    return box;
}

function showProposals() {
    const focused = document.activeElement?.dataset?.repairShow;
    document.querySelectorAll("[data-defects] .repair").forEach((box) => box.remove());
    for (const row of document.querySelectorAll("[data-defects] tr[data-select]")) {
        const repair = repairs.of(Number(row.dataset.select.split("-")[1]));
        if (repair) {
            row.lastElementChild.append(proposal(repair));
        }
    }
    const together = document.querySelector("[data-repair-together]");
    if (together) {
        together.hidden = !repairs.applicable || repairs.together === null;
        together.replaceChildren();
        if (!together.hidden) {
            const { count, areaChange } = repairs.together;
            together.append(button(text("repair.together", count, areaChange), () => repairs.applyTogether()));
        }
    }
    document.querySelector(`[data-repair-show="${focused}"]`)?.focus({ preventScroll: true });
}

drawing.addEventListener("checked", show);
drawing.addEventListener("loaded", () => turnTo(page));
selection.addEventListener("select", turnToSelected);
repairs.addEventListener("proposed", showProposals);
repairs.addEventListener("shown", showProposals);
// The panel was rendered anew by the server: the proposals still hold.
document.body.addEventListener("htmx:afterSettle", () => {
    turnTo(page);
    turnToSelected();
    showProposals();
});
turnTo(0);
turnToSelected();
