// The drawing being looked at or edited: one value shared by the map, the coordinate table and the defect list.
import { isAbort, problemText, request } from "../lib/http.js";
import { History } from "../lib/history.js";
import { keptSteps, restoredSteps } from "../lib/kept-steps.js";
import { Latest } from "../lib/latest.js";
import { clockwise } from "../lib/plots.js";
import { text } from "../lib/texts.js";

const PREVIEW_DELAY_MILLISECONDS = 300;
const numberIn = (label) => Number(/\d+$/.exec(label)?.[0] ?? Infinity);

/**
 * Events: "loaded" (a version came from the server), "changed" (plots were edited, undone or redone), "checked" (findings and
 * areas of the edited plots arrived), "saved", "discarded",
 * "told" (detail: what an edit did, in words), "conflict" (somebody saved another version meanwhile; told as a problem unless somebody
 * takes it on by preventDefault), "problem" (detail: what to tell about it). No method throws: whatever fails is told as a problem.
 */
export class DrawingModel extends EventTarget {
    #url;
    #history = new History([]);
    #current = new Latest();
    #previewTimer = 0;
    #previewAbort = null;
    #repairAbort = null;
    #draftKept = true;

    constructor(caseId, kind) {
        super();
        this.#url = `/api/v1/cases/${caseId}/drawings/${kind}`;
        this.storageKey = `drawing ${caseId} ${kind}`;
        this.number = 0;
        this.crs = "";
        this.issues = [];
        /** Where the plots lie on ground of other cases; no defects of the drawing. */
        this.conflicts = [];
        this.numbers = [];
        this.consequences = [];
        this.area = null;
        this.land = null;
        this.county = null;
        this.saving = false;
        /** Whether the server could check the plots as they are; a value that is no coordinate leaves everything about them open. */
        this.checkable = true;
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
        if (await this.#fetchCurrent()) {
            this.#restoreDraft();
        }
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

    /** Stores the plots as the next version; a conflict leaves the edit as it is, and so does editing on meanwhile. */
    async save() {
        if (this.saving || !this.changed) {
            return;
        }
        this.saving = true;
        this.#stopPreview();
        const sent = this.plots;
        try {
            const saved = await request(this.#url, {
                method: "PUT",
                json: { baseNumber: this.number, plots: sent },
            });
            this.#current.drop();
            if (this.plots === sent) {
                sessionStorage.removeItem(this.storageKey);
                this.#accept(saved);
            } else {
                this.#goOnFrom(saved, sent);
            }
            this.#tell("saved");
        } catch (problem) {
            const conflict = new CustomEvent("conflict", { detail: problem.message, cancelable: true });
            if (problem.status !== 409 || this.dispatchEvent(conflict)) {
                this.#fail(problem);
            }
        } finally {
            this.saving = false;
            this.#tell("checked");
        }
    }

    /**
     * How a point is called: by its number by rule, which the server gives; by the surveyor's name while a defect leaves open
     * which land is bounded; by nothing until the server has answered an edit that changed how many points there are.
     */
    labelOf({ plot, ring, point }) {
        const { points } = this.plots[plot].rings[ring];
        const counted = this.numbers?.[plot]?.[ring]?.length === points.length;
        return counted ? this.#numberOf({ plot, ring, point }) || points[point].name : "";
    }

    /** Every point of the drawing in the order of the numbers, which is how points are listed and walked. */
    get places() {
        return this.plots.flatMap((plot, p) => this.ringsOf(p).flatMap((r) => clockwise(plot.rings[r].points).map((i) => ({ plot: p, ring: r, point: i }))));
    }

    /** Indexes of the rings of a plot by the numbers of their points; as drawn before there are any. */
    ringsOf(plot) {
        const lowest = this.plots[plot].rings.map(({ points }, ring) => Math.min(...points.map((_, point) => numberIn(this.#numberOf({ plot, ring, point })))));
        return lowest.map((_, ring) => ring).sort((a, b) => (lowest[a] < lowest[b] ? -1 : Number(lowest[a] > lowest[b])));
    }

    /** Says in words what was done, wherever such words are shown. */
    tell(words) {
        this.dispatchEvent(new CustomEvent("told", { detail: words }));
    }

    #numberOf({ plot, ring, point }) {
        const numbers = this.numbers?.[plot]?.[ring];
        return numbers?.length === this.plots[plot].rings[ring].points.length ? numbers[point] : "";
    }

    /**
     * Proposed repairs for the findings shown now; they hold for the plots as they are now. Asked for apart from the check, because
     * each proposal is tried before it is made, and page by page, as they are read.
     *
     * @param {number} from number of the first finding to propose for; the first of all also bring what may be applied together
     * @returns {Promise<{repairs: object[], together: object|null, plots: object[]}|null>} null when another state came in between
     */
    async proposals(from) {
        this.#repairAbort?.abort();
        this.#repairAbort = new AbortController();
        const { plots } = this;
        try {
            const view = await request(`${this.#url}/repairs?from=${from}`, {
                method: "POST",
                json: { plots: this.changed ? plots : null },
                signal: this.#repairAbort.signal,
            });
            return this.plots === plots ? { ...view, plots } : null;
        } catch (problem) {
            this.#fail(problem);
            return null;
        }
    }

    /**
     * Divides, joins, cuts or offsets plots: the server calculates, the answer is one step that can be undone.
     *
     * @param {{operation: string}} edit what the operation takes, see the API
     * @returns {Promise<{made: number[], newPoints: number, beforeSquareMetres: number, afterSquareMetres: number}|null>} null when it was
     *     refused, which is told as a problem, or when the plots became others meanwhile
     */
    async transform(edit) {
        const { plots } = this;
        try {
            const view = await request(this.#url + "/edits", { method: "POST", json: { plots, ...edit } });
            if (this.plots !== plots) {
                return null;
            }
            this.edit(view.plots);
            return view;
        } catch (problem) {
            this.#fail(problem);
            return null;
        }
    }

    /** Where the drawing is served. */
    get url() {
        return this.#url;
    }

    /** The plots as they were stored. */
    get stored() {
        return this.#history.stored;
    }

    /** Goes on from the newest version of the server with the plots as they are: saving them follows that version. */
    rebase(number) {
        this.number = number;
        this.#edited();
    }

    /** Forgets what was not saved. */
    async discard() {
        this.#stopPreview();
        if (await this.#fetchCurrent()) {
            sessionStorage.removeItem(this.storageKey);
            this.#tell("discarded");
        }
    }

    /** @returns {Promise<boolean>} whether the server's version is the one shown now; what was asked before another one came never is */
    async #fetchCurrent() {
        try {
            this.#accept(await this.#current.ask((signal) => request(this.#url, { signal })));
            return true;
        } catch (problem) {
            this.#fail(problem);
            return false;
        }
    }

    #accept(view) {
        this.number = view.number;
        this.crs = view.crs;
        this.issues = view.issues;
        this.conflicts = view.conflicts ?? [];
        this.numbers = view.numbers;
        this.county = view.countyExtent;
        this.checkable = true;
        this.land = null;
        this.consequences = view.consequences ?? [];
        this.area = (view.areas ?? []).reduce((sum, plot) => sum + plot.planarSquareMetres, 0);
        this.#history = new History(view.plots);
        this.#tell("loaded");
    }

    /** The edit went on while `sent` was stored: only what is known about the stored version is taken. */
    #goOnFrom(view, sent) {
        this.number = view.number;
        this.crs = view.crs;
        this.consequences = view.consequences ?? [];
        this.#history.markStored(sent);
        this.#edited();
    }

    /** What was being edited when the page was left, step by step, if it still fits the current version. */
    #restoreDraft() {
        const draft = JSON.parse(sessionStorage.getItem(this.storageKey) ?? "null");
        if (draft?.steps && draft.number === this.number) {
            this.#history = restoredSteps(draft, this.#history.stored);
            this.#edited();
            this.#tell("restored");
        }
    }

    #edited() {
        this.#keepDraft();
        this.#tell("changed");
        this.#stopPreview();
        this.#previewTimer = setTimeout(() => this.#preview(), PREVIEW_DELAY_MILLISECONDS);
    }

    /** For coming back to the page. The browser may have no room for it: told once, the edit goes on. */
    #keepDraft() {
        sessionStorage.removeItem(this.storageKey);
        if (!this.changed) {
            return;
        }
        if (this.#stores(keptSteps(this.#history)) || this.#stores(keptSteps(this.#history, 0))) {
            this.#draftKept = true;
        } else if (this.#draftKept) {
            this.#draftKept = false;
            this.dispatchEvent(new CustomEvent("problem", { detail: text("draft.unkept") }));
        }
    }

    #stores(steps) {
        try {
            sessionStorage.setItem(this.storageKey, JSON.stringify({ number: this.number, ...steps }));
            return true;
        } catch (problem) {
            console.error(problem);
            return false;
        }
    }

    /** What a check of an earlier state finds must not be shown with a later one. */
    #stopPreview() {
        clearTimeout(this.#previewTimer);
        this.#previewAbort?.abort();
    }

    async #preview() {
        if (this.plots.length === 0) {
            Object.assign(this, { checkable: true, issues: [], conflicts: [], numbers: [], area: null, land: null });
            this.#tell("checked"); // nothing is drawn: there is nothing to check
            return;
        }
        this.#previewAbort = new AbortController();
        try {
            const view = await request(this.#url + "/preview", {
                method: "POST",
                json: { baseNumber: this.number, plots: this.plots },
                signal: this.#previewAbort.signal,
            });
            this.checkable = true;
            this.issues = view.issues;
            this.conflicts = view.conflicts ?? [];
            this.numbers = view.numbers;
            this.area = view.planarAreaSquareMetres;
            this.land = view.land;
            this.#tell("checked");
        } catch (problem) {
            if (problem.problem?.issues?.length > 0) {
                this.#uncheckable(problem.problem.issues);
            }
            this.#fail(problem);
        }
    }

    /** What is wrong takes the place of the findings; area and land of an earlier state would look valid. The numbers stay as they were. */
    #uncheckable(issues) {
        this.checkable = false;
        this.issues = issues.map((issue, i) => ({ ...issue, number: i + 1, arguments: {} }));
        Object.assign(this, { conflicts: [], area: null, land: null });
        this.#tell("checked");
    }

    #fail(problem) {
        if (!isAbort(problem)) {
            console.error(problem);
            this.dispatchEvent(new CustomEvent("problem", { detail: problemText(problem) }));
        }
    }

    #tell(what) {
        this.dispatchEvent(new Event(what));
    }
}
