// The rows of findings: kept as the server wrote them until an edit changes what is wrong, then written anew.
import { button } from "../lib/dom.js";
import { text } from "../lib/texts.js";
import { drawing } from "./case-drawing.js";
import { repairs } from "./repairs.js";
import { markRows } from "./selectable-rows.js";
import { selection } from "./selection.js";

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
repairs.addEventListener("proposed", showProposals);
repairs.addEventListener("shown", showProposals);
// The panel was rendered anew by the server: the proposals still hold.
document.body.addEventListener("htmx:afterSettle", showProposals);
