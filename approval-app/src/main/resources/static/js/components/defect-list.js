// The rows of findings: kept as the server wrote them until an edit changes what is wrong, then written anew.
import { button } from "../lib/dom.js";
import { text } from "../lib/texts.js";
import { drawing } from "./case-drawing.js";
import { markRows } from "./selectable-rows.js";
import { selection } from "./selection.js";

const MARKS = { ERROR: "bad", WARNING: "warn", NOTE: "" };

function rowOf(issue) {
    const row = document.createElement("tr");
    row.id = row.dataset.select = `defect-${issue.number}`;
    const number = row.insertCell();
    number.className = "number";
    number.append(button(String(issue.number), () => {}, { title: text("defect.show", issue.number), className: "small plain" }));
    number.firstChild.textContent = issue.number;
    const badge = document.createElement("span");
    badge.className = `badge ${MARKS[issue.severity]}`;
    badge.textContent = text("severity." + issue.severity);
    row.insertCell().append(badge);
    row.insertCell().textContent = issue.message;
    return row;
}

function show() {
    const body = document.querySelector("[data-defects]");
    if (!body) {
        return;
    }
    body.replaceChildren(...drawing.issues.map(rowOf));
    document.querySelector("[data-defects-frame]").hidden = drawing.issues.length === 0;
    document.querySelector("[data-defects-none]").hidden = drawing.issues.length > 0;
    markRows(selection.current, "selected");
}

drawing.addEventListener("checked", show);
