// The drawing being looked at or edited: one value shared by the map, the coordinate table and the defect list.
import { request, ServerProblem } from "../lib/http.js";
import { History } from "../lib/history.js";

const PREVIEW_DELAY_MILLISECONDS = 300;

/**
 * Events: "loaded" (a version came from the server), "changed" (plots were edited, undone or redone), "checked" (findings and
 * areas of the edited plots arrived), "saved", "problem" (detail: ServerProblem).
 */
export class DrawingModel extends EventTarget {
    #url;
    #history = new History([]);
    #previewTimer = 0;
    #previewAbort = null;

    constructor(caseId, kind) {
        super();
        this.#url = `/api/v1/cases/${caseId}/drawings/${kind}`;
        this.storageKey = `drawing ${caseId} ${kind}`;
        this.number = 0;
        this.crs = "";
        this.issues = [];
        this.consequences = [];
        this.area = null;
        this.saving = false;
    }

    get plots() {
        return this.#history.present;
    }

    get canUndo() {
        return this.#history.canUndo;
    }

    get canRedo() {
        return this.#history.canRedo;
    }

    get changed() {
        return this.#history.changed;
    }

    async load() {
        this.#accept(await request(this.#url));
        this.#restoreDraft();
    }

    edit(plots) {
        this.#history.push(plots);
        this.#edited();
    }

    undo() {
        this.#history.undo();
        this.#edited();
    }

    redo() {
        this.#history.redo();
        this.#edited();
    }

    /** Stores the plots as the next version; a conflict leaves the edit as it is. */
    async save() {
        if (this.saving || !this.changed) {
            return;
        }
        this.saving = true;
        clearTimeout(this.#previewTimer);
        try {
            const saved = await request(this.#url, {
                method: "PUT",
                json: { baseNumber: this.number, plots: this.plots },
            });
            sessionStorage.removeItem(this.storageKey);
            this.#accept(saved);
            this.#tell("saved");
        } catch (problem) {
            this.#fail(problem);
        } finally {
            this.saving = false;
            this.#tell("checked");
        }
    }

    /** Forgets what was not saved. */
    async discard() {
        sessionStorage.removeItem(this.storageKey);
        this.#accept(await request(this.#url));
    }

    #accept(view) {
        this.number = view.number;
        this.crs = view.crs;
        this.issues = view.issues;
        this.consequences = view.consequences ?? [];
        this.area = (view.areas ?? []).reduce((sum, plot) => sum + plot.planarSquareMetres, 0);
        this.#history = new History(view.plots);
        this.#tell("loaded");
    }

    /** What was being edited when the page was left, if it still fits the current version. */
    #restoreDraft() {
        const draft = JSON.parse(sessionStorage.getItem(this.storageKey) ?? "null");
        if (draft && draft.number === this.number) {
            this.edit(draft.plots);
            this.#tell("restored");
        }
    }

    #edited() {
        if (this.changed) {
            sessionStorage.setItem(this.storageKey, JSON.stringify({ number: this.number, plots: this.plots }));
        } else {
            sessionStorage.removeItem(this.storageKey);
        }
        this.#tell("changed");
        clearTimeout(this.#previewTimer);
        this.#previewTimer = setTimeout(() => this.#preview(), PREVIEW_DELAY_MILLISECONDS);
    }

    async #preview() {
        this.#previewAbort?.abort();
        this.#previewAbort = new AbortController();
        try {
            const view = await request(this.#url + "/preview", {
                method: "POST",
                json: { baseNumber: this.number, plots: this.plots },
                signal: this.#previewAbort.signal,
            });
            this.issues = view.issues;
            this.area = view.planarAreaSquareMetres;
            this.#tell("checked");
        } catch (problem) {
            if (problem.name !== "AbortError") {
                this.#fail(problem);
            }
        }
    }

    #fail(problem) {
        if (!(problem instanceof ServerProblem)) {
            throw problem;
        }
        this.dispatchEvent(new CustomEvent("problem", { detail: problem }));
    }

    #tell(what) {
        this.dispatchEvent(new Event(what));
    }
}
