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

for (const pointing of ["mouseover", "focusin"]) {
    document.addEventListener(pointing, (event) => selection.hover(rowOf(event.target)?.dataset.select ?? ""));
}

selection.addEventListener("hover", (event) => markRows(event.detail.name, "hovered"));
selection.addEventListener("select", (event) => {
    const { name } = event.detail;
    markRows(name, "selected");
    document.querySelector(`tr[data-select="${CSS.escape(name)}"]`)?.scrollIntoView({ block: "nearest" });
});
document.body.addEventListener("htmx:afterSettle", () => markRows(selection.current, "selected"));
markRows(selection.current, "selected");
