// Which layers are drawn, how strongly and in which order, as one word of the address: uppermost first, "!" before a hidden one,
// "~60" after one drawn at 60 percent.

const ENTRY = /^(!?)([A-Za-z][A-Za-z0-9_]{0,31})(?:~(\d{1,3}))?$/;
const FAINTEST_PERCENT = 10;

/** @param {{key: string, visible: boolean, opacity: number}[]} entries uppermost first, opacity from 0.1 to 1 */
export function formatLayers(entries) {
    return entries
        .map(({ key, visible, opacity }) => {
            const percent = Math.round(opacity * 100);
            return (visible ? "" : "!") + key + (percent < 100 ? "~" + percent : "");
        })
        .join(",");
}

/**
 * The entries in the order the address asks for. What it does not name keeps its state and its place at the end; what it names
 * and nobody has is left out, so that an old link still opens.
 *
 * @param {string | null} words
 * @param {{key: string, visible: boolean, opacity: number}[]} known uppermost first
 */
export function parseLayers(words, known) {
    const wanted = new Map();
    for (const word of (words ?? "").split(",")) {
        const [, hidden, key, percent] = ENTRY.exec(word.trim()) ?? [];
        const entry = known.find((each) => each.key === key);
        if (entry && !wanted.has(key)) {
            const opacity = percent === undefined ? 1 : Math.min(100, Math.max(FAINTEST_PERCENT, Number(percent))) / 100;
            wanted.set(key, { key, visible: !hidden, opacity });
        }
    }
    return [...wanted.values(), ...known.filter(({ key }) => !wanted.has(key))];
}

/** What the address wants shown and nobody has, in its own words, each once; what it has hidden is not missed. @returns {string[]} */
export function unknownLayers(words, keys) {
    const shown = (words ?? "").split(",").map((word) => word.trim()).filter((word) => word !== "" && !word.startsWith("!"));
    return [...new Set(shown.map((word) => ENTRY.exec(word)?.[2] ?? word))].filter((key) => !keys.includes(key));
}

/** The list with one entry moved by a number of places; it stays at the ends. */
export function moved(list, from, by) {
    const to = Math.min(list.length - 1, Math.max(0, from + by));
    const without = list.toSpliced(from, 1);
    return without.toSpliced(to, 0, list[from]);
}
