// <coordinate-table>: the same geometry as the map, as rows of point, X (northing) and Y (easting). Read-only rows come from
// the server and stay; where the task allows drawing they become fields.
import { button, toast } from "../lib/dom.js";
import { clearRefusals, refuse } from "../lib/refusal.js";
import { coordinate, fixed, parseCoordinate } from "../lib/numbers.js";
import { parsePoints } from "../lib/paste.js";
import * as plots from "../lib/plots.js";
import { text } from "../lib/texts.js";
import { drawing } from "./case-drawing.js";
import { pointName, selection } from "./selection.js";

class CoordinateTable extends HTMLElement {
    #listening = null;

    connectedCallback() {
        if (this.dataset.drawable !== "true") {
            return;
        }
        this.#listening = new AbortController();
        const { signal } = this.#listening;
        for (const event of ["loaded", "changed"]) {
            drawing.addEventListener(event, () => this.#show(), { signal });
        }
        drawing.addEventListener("checked", () => this.#number(), { signal });
        selection.addEventListener("select", (e) => this.#select(e.detail.name), { signal });
        this.addEventListener("change", (e) => this.#changed(e.target), { signal });
        this.addEventListener("paste", (e) => this.#paste(e), { signal });
        this.addEventListener("keydown", (e) => this.#key(e), { signal });
        this.addEventListener("focusin", (e) => this.#focused(e.target), { signal });
        if (drawing.crs) {
            this.#show();
        }
    }

    disconnectedCallback() {
        this.#listening?.abort();
    }

    #show() {
        const focused = this.contains(document.activeElement) ? document.activeElement.dataset.cell : null;
        const scroll = [...this.querySelectorAll(".table-scroll")].map((frame) => frame.scrollTop);
        this.replaceChildren(...drawing.plots.map((plot, index) => this.#plot(plot, index)));
        this.querySelectorAll(".table-scroll").forEach((frame, i) => (frame.scrollTop = scroll[i] ?? 0));
        this.#mark(selection.current);
        if (focused) {
            this.querySelector(`[data-cell="${focused}"]`)?.focus();
        }
    }

    #plot(plot, p) {
        const frame = document.createElement("div");
        frame.className = "table-frame table-scroll";
        const table = document.createElement("table");
        const caption = table.createCaption();
        caption.textContent = plot.name || plot.number || String(p + 1);
        const head = table.createTHead().insertRow();
        ["table.name", "table.own-name", "table.x", "table.y", "table.side", "table.tools"].forEach((key, column) => {
            const th = document.createElement("th");
            th.scope = "col";
            th.className = column > 1 && column < 5 ? "number" : "";
            th.textContent = text(key);
            head.append(th);
        });
        plot.rings.forEach((ring, r) => {
            const body = table.createTBody();
            if (plot.rings.length > 1) {
                const row = body.insertRow();
                const th = document.createElement("th");
                th.colSpan = 6;
                th.textContent = text("table.ring", r + 1);
                row.append(th);
            }
            ring.points.forEach((point, i) => body.append(this.#row(ring, { plot: p, ring: r, point: i }, point)));
        });
        frame.append(table);
        return frame;
    }

    #row(ring, place, point) {
        const name = pointName(place);
        const row = document.createElement("tr");
        row.id = name;
        row.dataset.place = JSON.stringify(place);
        const number = document.createElement("th");
        number.scope = "row";
        number.className = "point-number";
        row.append(number);
        const cell = (field, value, numeric) => {
            const td = row.insertCell();
            const input = document.createElement("input");
            input.type = "text";
            input.value = value;
            input.dataset.cell = `${name}-${field}`;
            input.dataset.field = field;
            input.setAttribute("aria-label", text("table.cell." + field, point.name));
            if (numeric) {
                td.className = "number";
                input.inputMode = "decimal";
            }
            td.append(input);
        };
        this.#numberRow(row);
        cell("name", point.name, false);
        cell("northing", coordinate(point.northing), true);
        cell("easting", coordinate(point.easting), true);
        const next = ring.points[(place.point + 1) % ring.points.length];
        const side = row.insertCell();
        side.className = "number";
        side.textContent = fixed(Math.hypot(next.easting - point.easting, next.northing - point.northing), 2);
        const tools = row.insertCell();
        tools.className = "row-tools";
        tools.append(
            button("+", () => drawing.edit(plots.insertAfter(drawing.plots, place)), { title: text("table.insert", point.name) }),
            button("−", () => this.#remove(place), { title: text("table.remove", point.name) }),
        );
        return row;
    }

    /** The numbers by rule follow an edit when the server has checked it; what is being typed stays. */
    #number() {
        this.querySelectorAll("tr[data-place]").forEach((row) => this.#numberRow(row));
    }

    #numberRow(row) {
        row.querySelector(".point-number").textContent = drawing.labelOf(JSON.parse(row.dataset.place)) || "…";
    }

    #remove(place) {
        const left = plots.pointsOf(drawing.plots, place).length - 1;
        const { plot, ring } = place;
        drawing.edit(left < 1 ? plots.removeRing(drawing.plots, plot, ring) : plots.removePoint(drawing.plots, place));
    }

    #changed(input) {
        const place = JSON.parse(input.closest("tr").dataset.place);
        const { field } = input.dataset;
        const value = field === "name" ? input.value.trim() : parseCoordinate(input.value);
        const wrong = value === null || value === "";
        input.setAttribute("aria-invalid", String(wrong));
        if (wrong) {
            refuse(input, text("table.not-a-number", input.value));
            return;
        }
        clearRefusals(input);
        drawing.edit(plots.replacePoint(drawing.plots, place, { [field]: value }));
    }

    /** Several rows at once replace the points from here on; one value is an ordinary paste. */
    #paste(event) {
        const row = event.target.closest("tr[data-place]");
        const { points, wrongLines, swapped } = parsePoints(event.clipboardData.getData("text/plain"));
        if (!row || (points.length === 0 && wrongLines.length < 2)) {
            return;
        }
        event.preventDefault();
        if (wrongLines.length > 0) {
            refuse(row.closest(".table-frame"), text("table.paste.wrong", wrongLines.join(", ")));
            return;
        }
        const place = JSON.parse(row.dataset.place);
        const before = plots.pointsOf(drawing.plots, place);
        const made = points.map((point, i) => ({
            name: point.name || before[place.point + i]?.name || `J${place.point + i + 1}`,
            easting: point.easting,
            northing: point.northing,
        }));
        const all = before.toSpliced(place.point, made.length, ...made);
        drawing.edit(plots.replaceRing(drawing.plots, place.plot, place.ring, all));
        toast(text(swapped ? "table.paste.swapped" : "table.paste.done", made.length), "good", text("close"));
    }

    /** Up and down keep the column, as in a spreadsheet; Enter goes down. */
    #key(event) {
        const step = { ArrowUp: -1, ArrowDown: 1, Enter: 1 }[event.key];
        if (!step || !event.target.dataset?.field) {
            return;
        }
        event.preventDefault();
        const column = [...this.querySelectorAll(`input[data-field="${event.target.dataset.field}"]`)];
        const next = column.indexOf(event.target) + step;
        column[next]?.focus();
        if (event.key === "Enter") {
            event.target.dispatchEvent(new Event("change", { bubbles: true }));
        }
    }

    #focused(element) {
        const row = element.closest("tr[data-place]");
        if (row && element.matches("input") && selection.current !== row.id) {
            selection.select(row.id);
        }
    }

    #select(name) {
        this.#mark(name);
        const row = name.startsWith("point-") ? this.querySelector("#" + name) : null;
        if (row && !row.contains(document.activeElement)) {
            row.scrollIntoView({ block: "nearest" });
        }
    }

    #mark(name) {
        for (const row of this.querySelectorAll("tr[data-place]")) {
            row.classList.toggle("selected", row.id === name);
        }
    }
}

customElements.define("coordinate-table", CoordinateTable);
