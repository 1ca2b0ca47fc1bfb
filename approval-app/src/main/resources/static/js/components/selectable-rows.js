// Rows marked data-select are the same thing as a place on the map: pointing at or going to one shows the other.
import { selection } from "./selection.js";

const rowOf = (element) => element.closest?.("tr[data-select]");

export function markRows(name, className) {
    for (const row of document.querySelectorAll("tr[data-select]")) {
        row.classList.toggle(className, row.dataset.select === name);
    }
}

document.addEventListener("click", (event) => {
    const row = rowOf(event.target);
    if (row && !event.target.closest("a")) {
        selection.select(row.dataset.select, { zoom: true });
    }
});

const point = (event) => selection.hover(rowOf(event.target)?.dataset.select ?? "");

document.addEventListener("focusin", point);

// What scrolls or is swapped in under a mouse at rest is not pointed at: it would take the mark from the row the keyboard is on.
let mouse = "";
const placeOf = (event) => `${event.screenX} ${event.screenY}`;
document.addEventListener("mouseover", (event) => {
    if (placeOf(event) !== mouse) {
        mouse = placeOf(event);
        point(event);
    }
});
document.addEventListener("mousemove", (event) => {
    mouse = placeOf(event);
});

selection.addEventListener("hover", (event) => markRows(event.detail.name, "hovered"));
selection.addEventListener("select", (event) => {
    const { name } = event.detail;
    markRows(name, "selected");
    document.querySelector(`tr[data-select="${CSS.escape(name)}"]`)?.scrollIntoView({ block: "nearest" });
});
document.body.addEventListener("htmx:afterSettle", () => markRows(selection.current, "selected"));
markRows(selection.current, "selected");
