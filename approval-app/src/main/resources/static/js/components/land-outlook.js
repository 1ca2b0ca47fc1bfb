// <land-outlook>: what lies under the plots as they are drawn now, before anything is saved or measured.
import { shownRows } from "../lib/land.js";
import { hectares } from "../lib/numbers.js";
import { text } from "../lib/texts.js";
import { drawing } from "./case-drawing.js";

function element(name, words, className = "") {
    const made = document.createElement(name);
    made.textContent = words;
    made.className = className;
    return made;
}

/** On a phone it would hide the map: there it is folded, and its head says what matters most. */
const NARROW = window.matchMedia("(max-width: 820px)");

class LandOutlook extends HTMLElement {
    #listening = null;
    #open = !NARROW.matches;

    connectedCallback() {
        this.#listening = new AbortController();
        const { signal } = this.#listening;
        this.setAttribute("role", "status");
        this.hidden = true;
        for (const event of ["loaded", "checked", "saved"]) {
            drawing.addEventListener(event, () => this.#show(), { signal });
        }
        NARROW.addEventListener("change", () => {
            this.#open = !NARROW.matches;
            this.#show();
        }, { signal });
        // What was found for another state of the plots is marked until the new answer is here.
        drawing.addEventListener("changed", () => this.classList.add("waiting"), { signal });
    }

    disconnectedCallback() {
        this.#listening.abort();
    }

    #show() {
        const { land } = drawing;
        this.classList.remove("waiting");
        this.hidden = !drawing.changed || !land;
        this.replaceChildren();
        if (this.hidden) {
            return;
        }
        const { rows, others, rest } = shownRows(land.rows);
        const box = document.createElement("details");
        box.open = this.#open;
        box.addEventListener("toggle", () => (this.#open = box.open));
        const head = element("summary", text("outlook.title"));
        const touched = land.protectedLand.map(({ title }) => title).join(", ");
        head.append(" ", element("span", touched, "wrong"));
        const table = document.createElement("table");
        for (const shared of land.protectedLand) {
            table.append(this.#row("bad", shared.title, shared.detail ?? "", shared.squareMetres));
        }
        for (const row of rows) {
            table.append(this.#row("", `${row.landClass} ${row.landClassName}`, row.owner, row.squareMetres));
        }
        if (others > 0) {
            table.append(this.#row("quiet", text("outlook.others", others), "", rest));
        }
        if (land.uncoveredSquareMetres > 0) {
            table.append(this.#row("warn", text("outlook.uncovered"), "", land.uncoveredSquareMetres));
        }
        if (land.overlapSquareMetres > 0) {
            table.append(this.#row("warn", text("outlook.overlap"), "", land.overlapSquareMetres));
        }
        box.append(head, table);
        this.append(box);
        if (land.unansweredLayers.length > 0) {
            box.append(element("p", text("outlook.unanswered", land.unansweredLayers.join(", ")), "warn"));
        }
        box.append(element("small", text(land.fromDatabase ? "outlook.database" : "outlook.note"), "quiet"));
    }

    #row(mark, what, whose, squareMetres) {
        const row = document.createElement("tr");
        row.className = mark;
        const name = element("th", what);
        name.scope = "row";
        name.title = whose;
        if (whose) {
            name.append(" ", element("small", whose, "quiet"));
        }
        row.append(name, element("td", text("outlook.hectares", hectares(squareMetres)), "number"));
        return row;
    }
}

customElements.define("land-outlook", LandOutlook);
