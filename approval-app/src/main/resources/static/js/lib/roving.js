// Many controls, one tab stop: Tab reaches the one that was used last, arrows reach the others.

/** Of all controls only the chosen one is reached by Tab. */
export function tabStop(all, chosen) {
    for (const control of all) {
        control.tabIndex = control === chosen ? 0 : -1;
    }
}

/** The buttons of a toolbar: left and right, first and last; buttons that are switched off are passed over. */
export function roveRow(bar, signal) {
    const buttons = () => [...bar.querySelectorAll(":scope > button")];
    const usable = () => buttons().filter((button) => !button.disabled);
    const settle = () => {
        const all = usable();
        const stop = all.find((button) => button.tabIndex === 0) ?? all[0];
        tabStop(buttons(), stop);
        if (buttons().some((button) => button.disabled && button === document.activeElement)) {
            stop?.focus();
        }
    };
    bar.addEventListener("focusin", (event) => buttons().includes(event.target) && tabStop(buttons(), event.target), { signal });
    bar.addEventListener("keydown", (event) => {
        const all = usable();
        const at = all.indexOf(event.target);
        const next = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: all.length - 1 }[event.key];
        if (at >= 0 && next !== undefined) {
            event.preventDefault();
            all.at(next % all.length).focus();
        }
    }, { signal });
    const watch = new MutationObserver(settle);
    watch.observe(bar, { subtree: true, childList: true, attributes: true, attributeFilter: ["disabled"] });
    signal.addEventListener("abort", () => watch.disconnect());
    tabStop(buttons(), usable()[0]);
}

/** Whether an arrow leaves a text field: from its end that way, and from a text that is chosen as a whole. */
export function leavesField({ value, selectionStart, selectionEnd }, step) {
    const whole = selectionStart === 0 && selectionEnd === value.length;
    return whole || (selectionStart === selectionEnd && selectionStart === (step < 0 ? 0 : value.length));
}
