// Conditions on attributes as CQL2 text, so that what was clicked together can be read, kept and sent to other programs.

const NUMBER = /^[+-]?\d+(\.\d+)?$/;

/** In quotes, so that names in Chinese and names that are words of CQL2 mean the field. */
const name = (field) => `"${field}"`;
const quoted = (value) => "'" + value.replaceAll("'", "''") + "'";
/** % and _ stand for anything in LIKE; typed ones mean themselves. */
const pattern = (value) => value.replace(/[\\%_]/g, (mark) => "\\" + mark);

const WRITTEN = {
    "=": (field, [value]) => `${field} = ${value}`,
    "<>": (field, [value]) => `${field} <> ${value}`,
    "<": (field, [value]) => `${field} < ${value}`,
    "<=": (field, [value]) => `${field} <= ${value}`,
    ">": (field, [value]) => `${field} > ${value}`,
    ">=": (field, [value]) => `${field} >= ${value}`,
    in: (field, values) => `${field} IN (${values.join(", ")})`,
    begins: (field, [value]) => `${field} LIKE ${quoted(pattern(value) + "%")}`,
    contains: (field, [value]) => `${field} LIKE ${quoted("%" + pattern(value) + "%")}`,
    empty: (field) => `${field} IS NULL`,
};

const OF_CHARACTERS = new Set(["begins", "contains"]);

export const takesNoValue = (operator) => operator === "empty";

/** @param {string} kind of a field, as the server tells it: "text" or "number" */
export const operatorsOf = (kind) => Object.keys(WRITTEN).filter((operator) => kind !== "number" || !OF_CHARACTERS.has(operator));

/** @returns {string[] | null} as they stand in the text; null where one is no value of that kind */
function literals(values, kind) {
    if (kind !== "number") {
        return values.map(quoted);
    }
    const numbers = values.map((value) => value.normalize("NFKC"));
    return numbers.every((value) => NUMBER.test(value)) ? numbers.map((value) => value.replace("+", "")) : null;
}

/** @param {{field: string, operator: string, value: string}} condition; several values of "in" are parted by commas or spaces */
function written({ field, operator, value }, kind) {
    if (!field || field.includes('"') || !operatorsOf(kind).includes(operator)) {
        return null;
    }
    if (takesNoValue(operator)) {
        return WRITTEN[operator](name(field), []);
    }
    const values = operator === "in" ? value.normalize("NFKC").split(/[,、;\s]+/).filter((each) => each) : [value.trim()];
    if (values.length === 0 || values[0] === "") {
        return null;
    }
    const told = OF_CHARACTERS.has(operator) ? values : literals(values, kind);
    return told && WRITTEN[operator](name(field), told);
}

/**
 * @param {{field: string, operator: string, value: string}[]} conditions
 * @param {"AND" | "OR"} junction
 * @param {(field: string) => string} kindOf what the values of a field are: "text" or "number"
 * @returns {{text: string, wrong: number[]}} wrong holds the positions of conditions that say nothing yet
 */
export function toCql(conditions, junction, kindOf) {
    const parts = conditions.map((condition) => written(condition, kindOf(condition.field)));
    return {
        text: parts.filter((part) => part !== null).join(` ${junction} `),
        wrong: [...parts.keys()].filter((at) => parts[at] === null),
    };
}
