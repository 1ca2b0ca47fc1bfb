// <coordinate-table>: the same geometry as the map, as rows of point, X (northing) and Y (easting). Read-only rows come from
// the server and stay; where the task allows drawing they become fields. However many points there are, Tab stops once: arrows go on.
import { button, toast } from "../lib/dom.js";
import { clearRefusals, refuse } from "../lib/refusal.js";
import { coordinate, fixed, parseCoordinate } from "../lib/numbers.js";
import { parsePoints } from "../lib/paste.js";
import * as plots from "../lib/plots.js";
import { leavesField, tabStop } from "../lib/roving.js";
import { text } from "../lib/texts.js";
import { drawing } from "./case-drawing.js";
import { pointName, selection } from "./selection.js";

const written = (point, field) => (field === "name" ? point.name : coordinate(point[field]));

const saidIn = (field) => [...field.closest("tr").querySelectorAll("input")].map((input) => input.defaultValue).join("|");

/**
 * What was being typed goes on in the cell that took the place of the one it was typed in, if that is still the same point. The browser
 * tells of no change of a value it was given: leaving the cell tells it.
 */
export function goOnTyping(field, typed) {
    if (saidIn(field) === saidIn(typed)) {
        field.value = typed.value;
        field.setSelectionRange(typed.selectionStart, typed.selectionEnd);
        field.dataset.carried = "true";
    }
}

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
        drawing.addEventListener("checked", () => this.#checked(), { signal });
        selection.addEventListener("select", (e) => this.#select(e.detail.name), { signal });
        this.addEventListener("change", (e) => this.#changed(e.target), { signal });
        this.addEventListener("focusout", (e) => e.target.isConnected && e.target.dataset.carried && this.#changed(e.target), { signal });
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
        const active = this.contains(document.activeElement) ? document.activeElement : null;
        const focused = active?.dataset.cell;
        const typed = active?.matches("input") && active.value !== active.defaultValue ? active : null;
        const stop = this.querySelector('[data-cell][tabindex="0"]')?.dataset.cell;
        const scroll = [...this.querySelectorAll(".table-scroll")].map((frame) => frame.scrollTop);
        this.replaceChildren(...drawing.plots.map((plot, index) => this.#plot(plot, index)));
        this.querySelectorAll(".table-scroll").forEach((frame, i) => (frame.scrollTop = scroll[i] ?? 0));
        this.#mark(selection.current);
        this.#number();
        tabStop(this.#cells(), this.#cell(stop) ?? this.#cells()[0]);
        if (focused) {
            this.#cell(focused)?.focus();
            const field = typed && this.#cell(focused);
            if (field) {
                goOnTyping(field, typed);
            }
        }
        this.#meetFirst();
    }

    /** Before anything was stored the page has an empty state where the tables will be. */
    #meetFirst() {
        const first = this.closest("[data-first-drawing]");
        if (first) {
            first.hidden = drawing.plots.length === 0;
            document.querySelector("[data-no-drawing]").hidden = !first.hidden;
        }
    }

    #cells() {
        return [...this.querySelectorAll("[data-cell]")];
    }

    #cell(name) {
        return name ? this.querySelector(`[data-cell="${name}"]`) : null;
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
        drawing.ringsOf(p).forEach((r, place) => {
            const body = table.createTBody();
            if (plot.rings.length > 1) {
                const row = body.insertRow();
                const th = document.createElement("th");
                th.colSpan = 6;
                th.textContent = text("table.ring", place + 1);
                row.append(th);
            }
            const order = plots.clockwise(plot.rings[r].points);
            order.forEach((i, at) => body.append(this.#row(plot.rings[r].points, { plot: p, ring: r, point: i }, order[(at + 1) % order.length])));
        });
        frame.append(table);
        return frame;
    }

    /** @param {number} next the point of the next row: rows are in the order of their numbers, whichever way the ring was drawn */
    #row(points, place, next) {
        const point = points[place.point];
        const name = pointName(place);
        const row = document.createElement("tr");
        row.id = name;
        row.dataset.place = JSON.stringify(place);
        const number = document.createElement("th");
        number.scope = "row";
        number.className = "point-number";
        row.append(number);
        const cell = (field) => {
            const td = row.insertCell();
            const input = document.createElement("input");
            input.type = "text";
            input.defaultValue = written(point, field);
            input.dataset.cell = `${name}-${field}`;
            input.dataset.field = field;
            if (field !== "name") {
                td.className = "number";
                input.inputMode = "decimal";
            }
            td.append(input);
        };
        ["name", "northing", "easting"].forEach(cell);
        const side = row.insertCell();
        side.className = "number";
        side.textContent = fixed(Math.hypot(points[next].easting - point.easting, points[next].northing - point.northing), 2);
        const tools = row.insertCell();
        tools.className = "row-tools";
        const tool = (sign, field, action) => {
            const made = button(sign, action);
            made.dataset.cell = `${name}-${field}`;
            made.dataset.field = field;
            tools.append(made);
        };
        tool("+", "insert", () => this.#insert(place, next));
        tool("−", "remove", () => this.#remove(place));
        return row;
    }

    #number() {
        for (const row of this.querySelectorAll("tr[data-place]")) {
            const place = JSON.parse(row.dataset.place);
            const label = drawing.labelOf(place);
            row.querySelector(".point-number").textContent = label || "…";
            for (const control of row.querySelectorAll("[data-field]")) {
                const { field } = control.dataset;
                const words = text(control.matches("input") ? "table.cell." + field : "table." + field, label || "…");
                control.setAttribute("aria-label", words);
                if (control.matches("button")) {
                    control.title = words;
                }
            }
        }
    }

    /**
     * The numbers by rule follow an edit when the server has checked it; what is being typed stays. Rows that belong into another order
     * are written anew, unless somebody is typing.
     */
    #checked() {
        const wanted = drawing.places.map(pointName);
        const shown = [...this.querySelectorAll("tr[data-place]")].map((row) => row.id);
        if (wanted.join() === shown.join() || this.#isTyped(document.activeElement)) {
            this.#number();
        } else {
            this.#show();
        }
    }

    #isTyped(element) {
        const row = this.contains(element) ? element.closest("tr[data-place]") : null;
        return Boolean(row) && element.matches("input") && element.value !== this.#shown(element);
    }

    /** What a field says before it is typed into. */
    #shown(input) {
        const place = JSON.parse(input.closest("tr").dataset.place);
        const point = drawing.plots[place.plot]?.rings[place.ring]?.points[place.point];
        return point ? written(point, input.dataset.field) : "";
    }

    /** Between this row and the next one, also where the ring was drawn the other way round. */
    #insert(place, next) {
        const { length } = plots.pointsOf(drawing.plots, place);
        const forward = next === (place.point + 1) % length;
        drawing.edit(plots.insertAfter(drawing.plots, forward ? place : { ...place, point: next }));
        drawing.tell(text("table.inserted"));
    }

    /** Told, because a key that is held or a wrong button must not take land away unnoticed; the focus leaves the button. */
    #remove(place) {
        const points = plots.pointsOf(drawing.plots, place);
        const { plot, ring } = place;
        const gone = points[place.point];
        const label = drawing.labelOf(place) || gone.name;
        const order = plots.clockwise(points);
        const next = order[(order.indexOf(place.point) + 1) % order.length];
        drawing.edit(points.length < 2 ? plots.removeRing(drawing.plots, plot, ring) : plots.removePoint(drawing.plots, place));
        const row = pointName({ plot, ring, point: next > place.point ? next - 1 : next });
        (this.#cell(row + "-northing") ?? this.#cells()[0])?.focus();
        drawing.tell(text("table.removed", label, coordinate(gone.northing), coordinate(gone.easting)));
    }

    #changed(input) {
        if (input.value === this.#shown(input)) {
            input.removeAttribute("aria-invalid");
            clearRefusals(input);
            return;
        }
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
        if (plots.pointsOf(drawing.plots, place)[place.point][field] === value) {
            input.value = this.#shown(input);
            return;
        }
        input.defaultValue = input.value; // told: it is no longer being typed
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
        const drawn = plots.pointsOf(drawing.plots, place);
        const order = plots.clockwise(drawn);
        const before = order.map((i) => drawn[i]);
        const from = order.indexOf(place.point);
        const made = points.map((point, i) => ({
            name: point.name || before[from + i]?.name || `J${from + i + 1}`,
            easting: point.easting,
            northing: point.northing,
        }));
        const all = before.toSpliced(from, made.length, ...made);
        drawing.edit(plots.replaceRing(drawing.plots, place.plot, place.ring, all));
        toast(text(swapped ? "table.paste.swapped" : "table.paste.done", made.length), "good", text("close"));
    }

    /** Arrows go from cell to cell as in a spreadsheet, within a text once it is being typed; Enter takes what was typed and goes down. */
    #key(event) {
        const { key, target } = event;
        if (!target.dataset?.field || event.altKey || event.shiftKey || event.metaKey) {
            return;
        }
        const typing = target.matches("input");
        const across = { ArrowLeft: -1, ArrowRight: 1 }[key] ?? 0;
        const down = { ArrowUp: -1, ArrowDown: 1, Enter: typing ? 1 : 0 }[key] ?? 0;
        const end = event.ctrlKey ? { Home: 0, End: -1 }[key] : undefined;
        if ((!across && !down && end === undefined) || (event.ctrlKey && end === undefined) || (across && typing && !leavesField(target, across))) {
            return;
        }
        event.preventDefault();
        const cell = target.dataset.cell;
        if (typing && (down || end !== undefined)) {
            this.#changed(target);
            if (this.#cell(cell)?.getAttribute("aria-invalid") === "true") {
                return;
            }
        }
        const rows = [...this.querySelectorAll("tr[data-place]")].map((row) => [...row.querySelectorAll("[data-cell]")]);
        const row = rows.findIndex((cells) => cells.some((each) => each.dataset.cell === cell));
        const column = rows[row].findIndex((each) => each.dataset.cell === cell);
        const next = (end === undefined ? rows[row + down] : rows.at(end))?.[column + across];
        next?.focus();
        if (next?.matches("input")) {
            next.select();
        }
    }

    #focused(element) {
        if (element.dataset.cell) {
            tabStop(this.#cells(), element);
        }
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
