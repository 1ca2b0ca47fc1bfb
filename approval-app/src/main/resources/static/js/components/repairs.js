// Proposed repairs of the drawing: asked for when findings are known, shown one at a time, applied as one step that can be undone.
import { toast } from "../lib/dom.js";
import { replacePlots } from "../lib/plots.js";
import { text } from "../lib/texts.js";
import { drawing } from "./case-drawing.js";

const LINES_ASKED = 12;

/** Events: "proposed" (other proposals), "shown" (the one to compare on the map, or none). */
class Repairs extends EventTarget {
    #known = null;
    /** Numbers of the findings that were asked from, and the one the page shown begins with. */
    #asked = new Set();
    #wanted = 1;
    shown = null;

    /** Whether the person may change the drawing now. */
    get applicable() {
        return document.querySelector("redline-map")?.dataset.drawable === "true";
    }

    get together() {
        return this.#known?.together ?? null;
    }

    of(defect) {
        return this.#known?.repairs.find((repair) => repair.defect === defect) ?? null;
    }

    /** The plots a proposal was made for. */
    get plots() {
        return this.#known?.plots ?? [];
    }

    /** For the findings as they are now. */
    async refresh() {
        this.forget();
        if (drawing.checkable && drawing.issues.length > 0 && drawing.plots.length > 0) {
            const first = await this.#ask(1);
            if (first) {
                this.#known = first;
                this.#tell("proposed");
                this.need(this.#wanted);
            }
        }
    }

    /** The findings from this number on are being looked at: what is not known of them is asked for, once. */
    async need(from) {
        this.#wanted = from;
        const known = this.#known;
        if (known && !this.#asked.has(from)) {
            const more = await this.#ask(from);
            if (more && known === this.#known) {
                known.repairs.push(...more.repairs);
                this.#tell("proposed");
            }
        }
    }

    async #ask(from) {
        this.#asked.add(from);
        const answer = await drawing.proposals(from);
        if (!answer) {
            this.#asked.delete(from);
        }
        return answer;
    }

    /** What was proposed for other plots must not be shown, let alone applied. */
    forget() {
        this.#known = null;
        this.#asked.clear();
        this.show(null);
        this.#tell("proposed");
    }

    show(repair) {
        if (this.shown !== repair) {
            this.shown = repair;
            this.#tell("shown");
        }
    }

    apply(repair) {
        this.#edit(replacePlots(this.plots, repair.changes));
    }

    /** Shows the sum, and asks. */
    applyTogether() {
        const { count, areaChange, lines, plots } = this.together;
        const rest = lines.length - LINES_ASKED;
        const shown = lines.slice(0, LINES_ASKED).concat(rest > 0 ? [text("repair.more", rest)] : []);
        if (window.confirm([text("repair.together.confirm", count, areaChange), ...shown].join("\n"))) {
            this.#edit(plots);
        }
    }

    #edit(plots) {
        if (drawing.plots !== this.plots) {
            toast(text("repair.stale"), "warn", text("close"));
            return;
        }
        drawing.edit(plots);
        toast(text("repair.applied"), "good", text("close"));
    }

    #tell(what) {
        this.dispatchEvent(new Event(what));
    }
}

export const repairs = new Repairs();

drawing.addEventListener("loaded", () => repairs.refresh());
drawing.addEventListener("checked", () => repairs.refresh());
drawing.addEventListener("changed", () => repairs.forget());
