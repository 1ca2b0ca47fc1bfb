// What is shown of the land under a drawing.

const MOST_ROWS = 6;

/** The largest rows, the others summed into one. */
export function shownRows(rows) {
    if (rows.length <= MOST_ROWS) {
        return { rows, others: 0, rest: 0 };
    }
    const rest = rows.slice(MOST_ROWS - 1);
    return {
        rows: rows.slice(0, MOST_ROWS - 1),
        others: rest.length,
        rest: rest.reduce((sum, row) => sum + row.squareMetres, 0),
    };
}
