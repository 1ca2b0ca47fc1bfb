// The case workspace: ties tabs, map, tables and the action bar to one selection and one address.
import { drawing } from "../components/case-drawing.js";
import { askForTab, keepPanel } from "../components/case-panel.js";
import "../components/coordinate-table.js";
import "../components/defect-list.js";
import "../components/process-diagram.js";
import "../components/redline-map.js";
import { repairs } from "../components/repairs.js";
import "../components/selectable-rows.js";
import { selection } from "../components/selection.js";
import { startSplit } from "../components/split-view.js";
import { toast } from "../lib/dom.js";
import { text } from "../lib/texts.js";
import { write } from "../lib/url-state.js";

const { htmx } = window;
const panel = document.getElementById("panel");
const split = startSplit(document.querySelector(".split"));
const ask = document.getElementById("ask");
/** Where the panel that was asked for last is to be opened at. */
let going = null;

function markTab(key) {
    for (const link of document.querySelectorAll("a[data-tab]")) {
        if (link.dataset.tab === key) {
            link.setAttribute("aria-current", "page");
        } else {
            link.removeAttribute("aria-current");
        }
    }
    write("tab", key);
}

const currentTab = () => document.querySelector("a[data-tab][aria-current]");

function showPlace(place) {
    if (!place) {
        return;
    }
    if (/^(defect|conflict|plot|point|row|answer)-/.test(place)) {
        selection.select(place, { zoom: true });
    }
    let target = document.getElementById(place);
    if (target?.matches("option")) {
        target.selected = true;
        target = target.closest("form");
    }
    target?.scrollIntoView({ block: "start" });
    (target?.closest("form") ?? target)?.querySelector("input:not([type=hidden]), textarea, select, button")?.focus({ preventScroll: true });
}

function openTab(key, place) {
    markTab(key);
    going = { address: currentTab().getAttribute("hx-get"), place };
    askForTab(currentTab());
}

keepPanel(panel, () => askForTab(currentTab()));

document.addEventListener("click", (event) => {
    const tab = event.target.closest("a[data-tab]");
    if (tab) {
        markTab(tab.dataset.tab);
        going = null;
        panel.scrollTop = 0;
    }
    const go = event.target.closest("a[data-go]");
    if (go) {
        event.preventDefault();
        ask.close();
        go.closest("details")?.removeAttribute("open");
        split.show("text");
        openTab(go.dataset.go, go.dataset.place);
    }
    if (event.target.closest("a[data-diagram]")) {
        event.preventDefault();
        const dialog = document.getElementById("diagram");
        dialog.showModal();
        dialog.querySelector("process-diagram").show();
    }
    if (event.target.closest('a[href="#case-map"]')) {
        event.preventDefault();
        split.show("map");
        document.getElementById("case-map").focus();
    }
    if (event.target.closest("#ask a[data-cancel]")) {
        event.preventDefault();
        ask.close();
    }
});

document.body.addEventListener("htmx:afterSwap", (event) => {
    const { target, pathInfo } = event.detail;
    if (target.id === "ask") {
        ask.showModal();
        ask.querySelector("select, textarea")?.focus();
    } else if (target === panel && pathInfo.requestPath === going?.address) {
        panel.scrollTop = 0;
        showPlace(going.place);
        going = null;
    }
});

// what was asked about one file is no question of the next
document.addEventListener("change", (event) => {
    if (event.target.id === "red-line-file") {
        document.getElementById("import-questions")?.replaceChildren();
    }
});

// On a phone the map is the other side.
repairs.addEventListener("shown", () => repairs.shown && split.show("map"));

document.body.addEventListener("htmx:sendError", () => toast(text("problem.connection"), "bad", text("close")));

// what the map saved changes the tables; what an import or a form changed changes the map
document.body.addEventListener("case-changed", (event) => {
    if (event.detail?.own) {
        if (currentTab().dataset.tab !== "forms") {
            askForTab(currentTab());
        }
    } else if (event.detail?.replacesDrawing || event.target.closest?.("[data-replaces-drawing]")) {
        drawing.discard().then(() => document.querySelector("redline-map").fit());
    }
});

if (window.location.hash) {
    showPlace(window.location.hash.slice(1));
}
