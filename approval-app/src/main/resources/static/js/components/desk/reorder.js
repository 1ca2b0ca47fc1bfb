// Rows that change places: dragged by a grip with mouse or finger, or moved by the arrow keys while the grip has the focus.

/**
 * @param {HTMLElement} grip a button inside the row
 * @param {HTMLElement} row moves among the siblings its parent has
 * @param {(by: number) => void} move called once for every change, with the number of places
 */
export function reorderable(grip, row, move) {
    grip.addEventListener("keydown", (event) => {
        const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
        if (by) {
            event.preventDefault();
            move(by);
        }
    });
    grip.addEventListener("pointerdown", (event) => {
        event.preventDefault();
        grip.focus();
        grip.setPointerCapture(event.pointerId);
        row.classList.add("dragged");
    });
    grip.addEventListener("pointermove", (event) => {
        if (grip.hasPointerCapture(event.pointerId)) {
            mark(row, event.clientY);
        }
    });
    const end = (event) => {
        if (!row.classList.contains("dragged")) {
            return;
        }
        row.classList.remove("dragged");
        const by = event.type === "pointerup" ? placesTo(row, event.clientY) : 0;
        siblings(row).forEach((each) => each.classList.remove("drop-before", "drop-after"));
        if (by !== 0) {
            move(by);
        }
    };
    grip.addEventListener("pointerup", end);
    grip.addEventListener("pointercancel", end);
}

const siblings = (row) => [...row.parentElement.children].filter((each) => each.dataset.row);

/** How many places from where the row is to where the pointer is. */
function placesTo(row, y) {
    const rows = siblings(row);
    const from = rows.indexOf(row);
    const above = rows.filter((each, at) => {
        const { top, height } = each.getBoundingClientRect();
        return at !== from && y > top + height / 2;
    }).length;
    return above - from;
}

function mark(row, y) {
    const rows = siblings(row);
    const by = placesTo(row, y);
    const target = rows[rows.indexOf(row) + by];
    rows.forEach((each) => {
        each.classList.toggle("drop-before", each === target && by < 0);
        each.classList.toggle("drop-after", each === target && by > 0);
    });
}
