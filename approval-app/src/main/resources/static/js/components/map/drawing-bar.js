// The second row of tools: edits of whole plots, what drawing is held to, and the keys.
import { button } from "../../lib/dom.js";
import { text } from "../../lib/texts.js";
import { check } from "./form-fields.js";

const EDITS = ["split", "merge", "cut", "corridor", "offset", "bearing"];
const KINDS = ["vertex", "edge", "intersection"];
const SOURCES = ["parcels", "own", "stored", "redLines", "origin"];
const KEYS = ["arrows", "shift", "step", "enter", "backspace", "c", "s", "t", "undo", "np", "grab", "i", "delete", "escape", "help"];

/** @param use takes a tool in hand @param help shows the keys */
export function drawingBar(use, help) {
    const bar = document.createElement("div");
    bar.className = "map-tools edit-tools";
    bar.setAttribute("role", "toolbar");
    bar.setAttribute("aria-label", text("edit.tools"));
    const buttons = {};
    for (const mode of EDITS) {
        buttons[mode] = button(text("edit." + mode), () => use(mode), { pressed: false, title: text(`edit.${mode}.title`) });
        bar.append(buttons[mode]);
    }
    const gap = document.createElement("span");
    gap.className = "gap";
    const keys = button(text("key.help"), help, { title: text("key.help.title") });
    bar.append(gap, keys);
    return { bar, buttons, gap };
}

/** What is snapped to, as a menu; follows the guides when keys change them. */
export function snapMenu(guides) {
    const menu = document.createElement("details");
    menu.className = "snap-menu";
    const summary = document.createElement("summary");
    const body = document.createElement("div");
    body.className = "snap-choices";
    const on = check("snap-on", text("snap.switch"), guides.on);
    const tracing = check("snap-trace", text("snap.trace"), guides.tracing);
    on.addEventListener("change", () => {
        guides.on = on.querySelector("input").checked;
        guides.dispatchEvent(new Event("changed"));
    });
    tracing.addEventListener("change", () => {
        guides.tracing = tracing.querySelector("input").checked;
        guides.dispatchEvent(new Event("changed"));
    });
    const group = (what, names) => {
        const set = document.createElement("fieldset");
        const legend = document.createElement("legend");
        legend.textContent = text("snap." + what);
        set.append(legend);
        for (const name of names) {
            const row = check(`snap-${what}-${name}`, text(`snap.${what}.${name}`), guides[what][name]);
            row.addEventListener("change", () => guides.choose(what, name, row.querySelector("input").checked));
            set.append(row);
        }
        return set;
    };
    const note = document.createElement("small");
    note.className = "warn";
    body.append(on, tracing, group("kinds", KINDS), group("sources", SOURCES), note);
    menu.append(summary, body);
    const show = () => {
        on.querySelector("input").checked = guides.on;
        tracing.querySelector("input").checked = guides.tracing;
        summary.textContent = text(guides.on ? (guides.tracing ? "snap.tracing" : "snap.snapping") : "snap.off");
        note.textContent = guides.truncated ? text("snap.truncated") : "";
    };
    guides.addEventListener("changed", show);
    menu.addEventListener("keydown", (event) => {
        if (event.key === "Escape" && menu.open) {
            menu.open = false;
            summary.focus();
            event.stopPropagation();
        }
    });
    show();
    return menu;
}

/** The keys of the map in words, over the page. */
export function keyHelp() {
    const dialog = document.createElement("dialog");
    dialog.className = "key-help";
    dialog.setAttribute("aria-label", text("key.help.title"));
    const title = document.createElement("h2");
    title.textContent = text("key.help.title");
    const list = document.createElement("dl");
    for (const key of KEYS) {
        const term = document.createElement("dt");
        const name = document.createElement("kbd");
        name.textContent = text(`key.name.${key}`);
        term.append(name);
        const does = document.createElement("dd");
        does.textContent = text(`key.does.${key}`);
        list.append(term, does);
    }
    const close = button(text("close"), () => dialog.close(), { className: "small primary" });
    dialog.append(title, list, close);
    return dialog;
}
