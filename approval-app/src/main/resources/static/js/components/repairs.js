// Proposed repairs of the drawing: asked for when findings are known, shown one at a time, applied as one step that can be undone.
import { toast } from "../lib/dom.js";
import { replacePlots } from "../lib/plots.js";
import { text } from "../lib/texts.js";
import { drawing } from "./case-drawing.js";

const LINES_ASKED = 12;

/** Events: "proposed" (other proposals), "shown" (the one to compare on the map, or none). */
class Repairs extends EventTarget {
    #known = null;
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

    async refresh() {
        this.forget();
        if (drawing.issues.length > 0 && drawing.plots.length > 0) {
            this.#known = await drawing.proposals();
            this.#tell("proposed");
        }
    }

    /** What was proposed for other plots must not be shown, let alone applied. */
    forget() {
        this.#known = null;
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
