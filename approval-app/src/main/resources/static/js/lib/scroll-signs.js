// A row wider than its place shows that it goes on.

/** The ends beyond which there is more: "start", "end", both or "". */
export function moreOf({ scrollLeft, clientWidth, scrollWidth }) {
    const before = scrollLeft > 1 ? ["start"] : [];
    const after = scrollWidth - clientWidth - scrollLeft > 1 ? ["end"] : [];
    return [...before, ...after].join(" ");
}

/** Keeps `data-more` of a row as it is; the style sheet makes signs of it. */
export function signScroll(row, signal) {
    const show = () => {
        row.dataset.more = moreOf(row);
    };
    row.addEventListener("scroll", show, { signal, passive: true });
    const sized = new ResizeObserver(show);
    sized.observe(row);
    const filled = new MutationObserver(show);
    filled.observe(row, { childList: true });
    signal.addEventListener("abort", () => {
        sized.disconnect();
        filled.disconnect();
    });
}
