// The bar above the map: what concerns the whole view.
import { button, make, toast } from "../../lib/dom.js";
import { text } from "../../lib/texts.js";
import { Bookmarks } from "./bookmarks.js";
import { GoTo } from "./go-to.js";

const DARK = "desk-dark";

function themeButton() {
    const apply = (dark) => {
        document.body.dataset.theme = dark ? "dark" : "light";
        toggle.setAttribute("aria-pressed", String(dark));
    };
    const toggle = button(text("desk.dark"), () => {
        const dark = document.body.dataset.theme !== "dark";
        localStorage.setItem(DARK, String(dark));
        apply(dark);
    }, { title: text("desk.dark.title") });
    apply(localStorage.getItem(DARK) === "true");
    return toggle;
}

function services() {
    const link = make("a", "button small", text("desk.services"));
    link.href = "/ogc";
    link.title = text("desk.services.title");
    return link;
}

async function share() {
    try {
        await navigator.clipboard.writeText(window.location.href);
        toast(text("desk.share.done"), "good", text("close"));
    } catch {
        toast(text("desk.share.by-hand", window.location.href), "warn", text("close"));
    }
}

/** @returns {HTMLElement[]} */
export function bar(desk) {
    return [
        new GoTo(desk).element,
        make("span", "gap"),
        services(),
        new Bookmarks().element,
        button(text("desk.share"), share, { title: text("desk.share.title") }),
        themeButton(),
    ];
}
