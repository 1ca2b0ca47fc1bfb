// Text and map side by side: a divider that moves by pointer and keyboard, either side full, two sides on a phone.
const SMALLEST = 20;
const LARGEST = 80;
const STEP = 2;
const REMEMBERED = "text-share";

export function startSplit(split) {
    const divider = split.querySelector(".divider");
    const share = (percent) => {
        const kept = Math.min(LARGEST, Math.max(SMALLEST, percent));
        split.style.setProperty("--text-share", String(kept));
        divider.setAttribute("aria-valuenow", String(Math.round(kept)));
        localStorage.setItem(REMEMBERED, String(kept));
        window.dispatchEvent(new Event("resize"));
    };
    const remembered = Number(localStorage.getItem(REMEMBERED));
    if (remembered) {
        share(remembered);
    }
    divider.addEventListener("pointerdown", (event) => {
        divider.setPointerCapture(event.pointerId);
        split.dataset.view = "both";
    });
    divider.addEventListener("pointermove", (event) => {
        if (divider.hasPointerCapture(event.pointerId)) {
            const box = split.getBoundingClientRect();
            share(((event.clientX - box.left) / box.width) * 100);
        }
    });
    divider.addEventListener("keydown", (event) => {
        const now = Number(divider.getAttribute("aria-valuenow"));
        const next = { ArrowLeft: now - STEP, ArrowRight: now + STEP, Home: SMALLEST, End: LARGEST }[event.key];
        if (next !== undefined) {
            event.preventDefault();
            share(next);
        }
    });
    divider.addEventListener("dblclick", () => turn(split.dataset.view === "text" ? "both" : "text"));
    const turn = (view) => {
        split.dataset.view = view;
        window.dispatchEvent(new Event("resize"));
    };
    split.addEventListener("toggle-full", () => turn(split.dataset.view === "map" ? "both" : "map"));
    const sides = document.querySelectorAll("[data-side]");
    const show = (side) => {
        split.dataset.side = side;
        if (split.dataset.view !== "both" && split.dataset.view !== side) {
            turn("both");
        }
        document.querySelectorAll("button[data-side]").forEach((b) => b.setAttribute("aria-pressed", String(b.dataset.side === side)));
        window.dispatchEvent(new Event("resize"));
    };
    sides.forEach((b) => b.matches("button") && b.addEventListener("click", () => show(b.dataset.side)));
    return { show };
}
