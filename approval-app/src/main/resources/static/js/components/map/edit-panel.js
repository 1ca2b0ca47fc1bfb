// <plot-edit-panel>: what an edit of whole plots needs to know, and what it did: areas before and after.
import { button, toast } from "../../lib/dom.js";
import { fixed, squareMetres } from "../../lib/numbers.js";
import { clearRefusals, refuse } from "../../lib/refusal.js";
import { text } from "../../lib/texts.js";
import { drawing } from "../case-drawing.js";
import { parse, selection } from "../selection.js";
import { bearingForm } from "./bearing-form.js";
import { check, choice, field } from "./form-fields.js";

const plotName = (plot, p) => plot.name || plot.number || String(p + 1);

class PlotEditPanel extends HTMLElement {
    #listening = null;
    #mode = "";

    connectedCallback() {
        this.#listening = new AbortController();
        const { signal } = this.#listening;
        this.hidden = true;
        for (const event of ["loaded", "changed"]) {
            drawing.addEventListener(event, () => this.#refresh(), { signal });
        }
        drawing.addEventListener("checked", () => this.#mode === "offset" && this.#refresh(), { signal });
        // Keys typed here are not keys of the map.
        this.addEventListener("keydown", (event) => event.stopPropagation(), { signal });
    }

    disconnectedCallback() {
        this.#listening.abort();
    }

    /** @param {string} mode one of the tools; those without questions close the panel */
    show(mode) {
        this.#mode = mode;
        const make = {
            split: () => [this.#hint("split")],
            cut: () => [this.#hint("cut"), check("edit-keep", text("edit.keep-piece"))],
            corridor: () => [this.#hint("corridor"), ...this.#corridor()],
            merge: () => this.#merge(),
            offset: () => this.#offset(),
            bearing: () => bearingForm(() => this.show("")),
        }[mode];
        this.hidden = !make;
        this.replaceChildren(...(make ? [this.#title(mode), ...make()] : []));
    }

    /** Lists of plots and sides follow the drawing; what is typed elsewhere stays. */
    #refresh() {
        if (this.#mode === "merge" || this.#mode === "offset") {
            const kept = ["#edit-what", "#edit-metres"].map((id) => [id, this.querySelector(id)?.value]).filter(([, value]) => value);
            const focused = this.contains(document.activeElement) ? document.activeElement.id : "";
            this.show(this.#mode);
            for (const [id, value] of kept) {
                const field = this.querySelector(id);
                const still = !field?.options || [...field.options].some((option) => option.value === value);
                if (field && still) {
                    field.value = value;
                }
            }
            if (focused) {
                this.querySelector(`#${focused}`)?.focus();
            }
        }
    }

    #title(mode) {
        const title = document.createElement("h3");
        title.textContent = text("edit." + mode);
        return title;
    }

    #hint(mode) {
        const hint = document.createElement("p");
        hint.className = "quiet";
        hint.textContent = text("edit.hint." + mode);
        return hint;
    }

    #corridor() {
        return [
            field("edit-metres", text("edit.width"), "12"),
            choice("edit-ends", text("edit.ends"), [["flat", text("edit.ends.flat")], ["round", text("edit.ends.round")]]),
        ];
    }

    #merge() {
        const { kind, indexes } = parse(selection.current);
        const chosen = kind === "plot" ? indexes[0] - 1 : -1;
        const boxes = drawing.plots.map((plot, p) => check(`edit-plot-${p}`, plotName(plot, p), p === chosen || drawing.plots.length === 2));
        const list = document.createElement("div");
        list.className = "plot-choices";
        list.append(...boxes);
        return [this.#hint("merge"), list, this.#go(() => {
            const merged = drawing.plots.map((_, p) => p).filter((p) => this.querySelector(`#edit-plot-${p}`).checked);
            this.run({ operation: "merge", merged });
        })];
    }

    #offset() {
        const choices = drawing.plots.flatMap((plot, p) => [
            [`${p}`, text("edit.whole", plotName(plot, p))],
            ...plot.rings.flatMap((ring, r) => ring.points.map((point, i) => {
                const next = (i + 1) % ring.points.length;
                const label = (at) => drawing.labelOf({ plot: p, ring: r, point: at }) || "…";
                const length = Math.hypot(ring.points[next].easting - point.easting, ring.points[next].northing - point.northing);
                return [`${p},${r},${i}`, text("edit.side", plotName(plot, p), label(i), label(next), fixed(length, 2))];
            })),
        ]);
        const { kind, indexes } = parse(selection.current);
        const now = kind === "point" ? indexes.join(",") : kind === "plot" ? String(indexes[0] - 1) : "";
        return [this.#hint("offset"), choice("edit-what", text("edit.what"), choices, now), field("edit-metres", text("edit.distance"), ""), this.#go(() => {
            const [plot, ring, side] = this.querySelector("#edit-what").value.split(",").map(Number);
            const whole = ring === undefined;
            const metres = this.#metres();
            if (metres !== null) {
                this.run({ operation: whole ? "offset" : "offset-side", plot, ring, side, metres });
            }
        })];
    }

    #go(action) {
        const row = document.createElement("p");
        row.className = "buttons";
        row.append(button(text("edit.go"), action, { className: "small primary" }));
        return row;
    }

    /** What was typed; null for what is no number, which is told beside the field. */
    #metres() {
        const input = this.querySelector("#edit-metres");
        const words = (input?.value ?? "").normalize("NFKC").replace("−", "-").trim();
        const value = Number(words);
        const wrong = words === "" || !Number.isFinite(value);
        input?.setAttribute("aria-invalid", String(wrong));
        if (input && wrong) {
            refuse(input, text(words === "" ? "edit.metres.missing" : "edit.metres.no-number", words));
        } else if (input) {
            clearRefusals(input);
        }
        return wrong ? null : value;
    }

    /** What was drawn for this tool becomes an edit. */
    draw(mode, line, plot) {
        const base = { operation: mode, plot, line };
        if (mode === "cut") {
            return this.run({ ...base, keepPiece: this.querySelector("#edit-keep")?.checked ?? false });
        }
        if (mode === "corridor") {
            const ends = this.querySelector("#edit-ends")?.value ?? "flat";
            const metres = this.#metres();
            return metres === null ? null : this.run({ ...base, metres, ends, name: text("edit.corridor.name", drawing.plots.length + 1) });
        }
        return this.run(base);
    }

    async run(edit) {
        const view = await drawing.transform(edit);
        if (view) {
            const change = view.afterSquareMetres - view.beforeSquareMetres;
            const sign = change >= 0 ? "+" : "";
            const words = text("edit.done", view.made.length, squareMetres(view.beforeSquareMetres), squareMetres(view.afterSquareMetres), sign + squareMetres(change), view.newPoints);
            toast(words, "good", text("close"));
            this.dispatchEvent(new CustomEvent("edited", { detail: words, bubbles: true }));
        }
    }
}

customElements.define("plot-edit-panel", PlotEditPanel);
