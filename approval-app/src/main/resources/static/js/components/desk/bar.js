// The bar above the map: what concerns the whole view.
import { button, make, toast } from "../../lib/dom.js";
import { LEFT_BEHIND } from "../../lib/area-words.js";
import { text } from "../../lib/texts.js";
import { read } from "../../lib/url-state.js";
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
        const without = LEFT_BEHIND.includes(read("area"));
        toast(text(without ? "desk.share.without-area" : "desk.share.done"), without ? "warn" : "good", text("close"));
    } catch {
        toast(text("desk.share.by-hand", window.location.href), "warn", text("close"));
    }
}

/** What a phone has no room for stands behind a button; on a desk the button is not there and everything is in the bar. */
function more(...tools) {
    const box = make("div", "bar-more", ...tools);
    box.id = "desk-more";
    const toggle = button("⋯", () => open(toggle.getAttribute("aria-expanded") !== "true"), { title: text("desk.more"), className: "small more-toggle" });
    toggle.setAttribute("aria-controls", box.id);
    const open = (shown) => {
        toggle.setAttribute("aria-expanded", String(shown));
        box.classList.toggle("open", shown);
    };
    open(false);
    box.addEventListener("keydown", (event) => {
        if (event.key === "Escape") {
            open(false);
            toggle.focus();
        }
    });
    return [toggle, box];
}

/** @returns {HTMLElement[]} */
export function bar(desk) {
    const goTo = new GoTo(desk);
    desk.leavePlace = () => goTo.clear();
    return [
        goTo.element,
        make("span", "gap"),
        ...more(
            services(),
            new Bookmarks().element,
            button(text("desk.share"), share, { title: text("desk.share.title") }),
            themeButton(),
        ),
    ];
}
