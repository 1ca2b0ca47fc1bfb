// Words of the page, from the server's message bundles.

let words = null;

/** @param {string} key @param {...(string|number)} values for {0}, {1} ... */
export function text(key, ...values) {
    if (words === null) {
        const holder = document.getElementById("texts");
        words = holder ? JSON.parse(holder.textContent) : {};
    }
    const pattern = words[key] ?? key;
    return pattern.replace(/\{(\d+)\}/g, (whole, index) => values[Number(index)] ?? whole);
}

/** Whether the page is in English. */
export const english = () => document.documentElement.lang.startsWith("en");
