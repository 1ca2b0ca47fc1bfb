// Counties, towns and villages by name or code, fetched once.
import { request } from "../../lib/http.js";

let fetched = null;

/** A single digit begins every code there is. */
const isPart = (code, words) => /^\d{2,}$/.test(words) && code.startsWith(words);

/** @returns {Promise<{code: string, name: string, level: string}[]>} by code */
export function units() {
    fetched ??= request("/api/v1/desk/units");
    fetched.catch(() => (fetched = null));
    return fetched;
}

/**
 * The units a word may mean, the likeliest first: the same name or code, then names and codes that begin with it, then names with it
 * inside.
 */
export function findUnits(known, words) {
    const rank = ({ code, name }) => (name === words || code === words ? 0 : name.startsWith(words) || isPart(code, words) ? 1 : name.includes(words) ? 2 : 3);
    return known.filter((unit) => rank(unit) < 3).toSorted((a, b) => rank(a) - rank(b) || a.code.length - b.code.length);
}
