// Points in time as the server's pages write them, in the zone the offices work in, wherever the browser is.

const parts = (instant) => {
    const format = new Intl.DateTimeFormat("en-CA", {
        timeZone: document.querySelector("main[data-zone]")?.dataset.zone,
        year: "numeric",
        month: "2-digit",
        day: "2-digit",
        hour: "2-digit",
        minute: "2-digit",
        hourCycle: "h23",
    });
    return Object.fromEntries(format.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
};

/** 09:04 */
export function clock(instant) {
    const at = parts(instant);
    return `${at.hour}:${at.minute}`;
}

/** 2026-11-23 09:04 */
export function minute(instant) {
    const at = parts(instant);
    return `${at.year}-${at.month}-${at.day} ${clock(instant)}`;
}
