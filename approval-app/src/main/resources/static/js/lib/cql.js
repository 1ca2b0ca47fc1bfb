// Conditions on attributes as CQL2 text, so that what was clicked together can be read, kept and sent to other programs.

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

const quoted = (value) => "'" + value.replaceAll("'", "''") + "'";
const literal = (value) => quoted(value);
/** % and _ stand for anything in LIKE; typed ones mean themselves. */
const pattern = (value) => value.replace(/[\\%_]/g, (mark) => "\\" + mark);

const WRITTEN = {
    "=": (field, [value]) => `${field} = ${literal(value)}`,
    "<>": (field, [value]) => `${field} <> ${literal(value)}`,
    "<": (field, [value]) => `${field} < ${value}`,
    "<=": (field, [value]) => `${field} <= ${value}`,
    ">": (field, [value]) => `${field} > ${value}`,
    ">=": (field, [value]) => `${field} >= ${value}`,
    in: (field, values) => `${field} IN (${values.map(literal).join(", ")})`,
    begins: (field, [value]) => `${field} LIKE ${quoted(pattern(value) + "%")}`,
    contains: (field, [value]) => `${field} LIKE ${quoted("%" + pattern(value) + "%")}`,
    empty: (field) => `${field} IS NULL`,
};

const NUMERIC = new Set(["<", "<=", ">", ">="]);

export const operators = Object.keys(WRITTEN);
export const takesNoValue = (operator) => operator === "empty";

/** @param {{field: string, operator: string, value: string}} condition; several values of "in" are parted by commas or spaces */
function written({ field, operator, value }) {
    const values = operator === "in" ? value.normalize("NFKC").split(/[,、;\s]+/).filter((each) => each) : [value.trim()];
    if (!NAME.test(field) || !WRITTEN[operator]) {
        return null;
    }
    if (!takesNoValue(operator) && (values.length === 0 || values[0] === "")) {
        return null;
    }
    if (NUMERIC.has(operator) && !/^[+-]?\d+(\.\d+)?$/.test(values[0])) {
        return null;
    }
    return WRITTEN[operator](field, values);
}

/**
 * @param {{field: string, operator: string, value: string}[]} conditions
 * @param {"AND" | "OR"} junction
 * @returns {{text: string, wrong: number[]}} wrong holds the positions of conditions that say nothing yet
 */
export function toCql(conditions, junction) {
    const parts = conditions.map(written);
    return {
        text: parts.filter((part) => part !== null).join(` ${junction} `),
        wrong: [...parts.keys()].filter((at) => parts[at] === null),
    };
}
