// Tables marked data-sortable sort by the buttons in their heads; a cell may give its sort key in data-key.

function key(row, column) {
    const cell = row.cells[column];
    const raw = cell.dataset.key ?? cell.textContent.trim();
    const number = Number(raw.replaceAll(",", ""));
    return raw !== "" && Number.isFinite(number) ? number : raw;
}

function compare(a, b) {
    if (typeof a === "number" && typeof b === "number") {
        return a - b;
    }
    return String(a).localeCompare(String(b), document.documentElement.lang);
}

function sort(header) {
    const table = header.closest("table");
    const column = header.cellIndex;
    const ascending = header.getAttribute("aria-sort") !== "ascending";
    for (const other of header.parentElement.cells) {
        other.removeAttribute("aria-sort");
    }
    header.setAttribute("aria-sort", ascending ? "ascending" : "descending");
    const body = table.tBodies[0];
    const rows = [...body.rows].sort((a, b) => compare(key(a, column), key(b, column)));
    body.append(...(ascending ? rows : rows.reverse()));
}

document.addEventListener("click", (event) => {
    const header = event.target.closest("table[data-sortable] thead th");
    if (header && event.target.closest("button")) {
        sort(header);
    }
});
