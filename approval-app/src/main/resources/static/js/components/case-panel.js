// The parts of the case page the server renders anew: what was asked for last is what is shown, whatever answers last, and what somebody
// typed meanwhile stays typed.
import { goOnTyping } from "./coordinate-table.js";

const { htmx } = window;
const PLACES = ["panel", "ask"];

/** By the id of the place: the request whose answer it waits for. */
const newest = new Map();
/** By request: what the fields of its form said when it was sent. */
const sent = new WeakMap();
let kept = { fields: [], focused: "" };

const fieldsOf = (place) => [...place.querySelectorAll("input:not([type=hidden]), textarea, select")];

/** How a field is found again in what takes the place of its surroundings; "" for one that cannot be. */
function nameOf(field) {
    return field.id ? "#" + CSS.escape(field.id) : field.dataset.cell ? `[data-cell="${field.dataset.cell}"]` : "";
}

function valueOf(field) {
    return field.matches("[type=checkbox], [type=radio]") ? field.checked : field.type === "file" ? field.files.length : field.value;
}

/** As the server wrote it. */
function writtenIn(field) {
    if (field.matches("select")) {
        return ([...field.options].find((option) => option.defaultSelected) ?? field.options[0])?.value ?? "";
    }
    return field.matches("[type=checkbox], [type=radio]") ? field.defaultChecked : field.type === "file" ? 0 : field.defaultValue;
}

/** Whether it says something the server has not been told. A cell of the coordinate table has told it to the drawing, unless it is typed in. */
function isTyped(field, told) {
    const own = field.closest("coordinate-table") === null || field === document.activeElement;
    return own && valueOf(field) !== (told.has(field) ? told.get(field) : writtenIn(field));
}

function take(field, before) {
    if (field.dataset.cell) {
        goOnTyping(field, before);
    } else if (field.type === "file") {
        field.files = before.files;
    } else if (field.matches("[type=checkbox], [type=radio]")) {
        field.checked = before.checked;
    } else if (!field.matches("select") || [...field.options].some((option) => option.value === before.value)) {
        field.value = before.value;
    }
}

/** What was done counts although its form is no longer on the page to say so. */
function announce(xhr, form) {
    const events = form.isConnected ? "" : (xhr.getResponseHeader("HX-Trigger") ?? "");
    for (const name of events.split(",").filter((each) => each)) {
        const detail = { replacesDrawing: form.matches("[data-replaces-drawing]") };
        document.body.dispatchEvent(new CustomEvent(name.trim(), { detail }));
    }
}

/** @param {() => void} refresh fetches what the panel shows anew: something was done that it does not show */
export function keepPanel(panel, refresh) {
    document.body.addEventListener("htmx:beforeRequest", ({ detail: { xhr, target, elt } }) => {
        newest.set(target.id, xhr);
        sent.set(xhr, new Map(elt.matches("form") ? fieldsOf(elt).map((field) => [field, valueOf(field)]) : []));
    });

    document.body.addEventListener("htmx:beforeSwap", ({ detail }) => {
        const { xhr, target, requestConfig, isError } = detail;
        kept = { fields: [], focused: "" };
        if (isError) {
            return;
        }
        if (PLACES.includes(target.id) && newest.get(target.id) !== xhr) {
            detail.shouldSwap = false;
            announce(xhr, requestConfig.elt);
            if (requestConfig.verb !== "get") {
                refresh();
            }
        } else if (panel.contains(target)) {
            const told = sent.get(xhr) ?? new Map();
            const focused = target.contains(document.activeElement) ? nameOf(document.activeElement) : "";
            kept = { fields: fieldsOf(target).filter((field) => nameOf(field) && isTyped(field, told)), focused };
        }
    });

    document.body.addEventListener("htmx:afterSwap", () => {
        const { fields, focused } = kept;
        kept = { fields: [], focused: "" };
        for (const before of fields) {
            const field = panel.querySelector(nameOf(before));
            if (field?.type === before.type) {
                take(field, before);
            }
        }
        if (focused && !panel.contains(document.activeElement)) {
            panel.querySelector(focused)?.focus({ preventScroll: true });
        }
    });
}

/** Asks for what a tab shows, as a click on it does. */
export function askForTab(tab) {
    htmx.ajax("GET", tab.getAttribute("hx-get"), { source: tab, target: "#panel", swap: "innerHTML" });
}
