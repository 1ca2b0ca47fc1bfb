// What keeps a person's drawing from being lost: a draft on the server, a word about who else is at it, and a choice when somebody was
// faster.
import { button } from "../lib/dom.js";
import { problemText, request } from "../lib/http.js";
import { squareMetres } from "../lib/numbers.js";
import { plotArea } from "../lib/plots.js";
import { text } from "../lib/texts.js";
import { clock, minute } from "../lib/times.js";

const DRAFT_MILLISECONDS = 1200;
const PRESENCE_MILLISECONDS = 30_000;
const pointsOf = ({ points }) => points.map(({ name, easting, northing }) => [name ?? "", easting, northing]);
/** What two drafts of the same land have in common, whoever wrote them. */
const land = (plots) => JSON.stringify(plots.map(({ number, name, use, landClass, rings }) => [number ?? "", name ?? "", use ?? "", landClass ?? "", rings.map(pointsOf)]));
const total = (plots) => plots.reduce((sum, plot) => sum + plotArea(plot), 0);

export class DrawingDesk {
    #model;
    #window = crypto.randomUUID?.() ?? String(Math.random()).slice(2);
    #timer = 0;
    #queue = Promise.resolve();
    #waiting = false;
    /** What is said of a draft that came back, and of the others, as long as it has not been closed. */
    #restored = "";
    #told = "";
    #newest = 0;
    #looked = false;
    #keptAt = null;
    #offered = null;
    /** Whether the three ways on from a conflict are shown: nothing takes their place until one is chosen. */
    #choosing = false;

    /** @param {AbortSignal} signal ends it */
    constructor(model, signal) {
        this.#model = model;
        this.note = document.createElement("div");
        this.note.className = "desk-note notice warn";
        this.note.setAttribute("role", "status");
        this.note.hidden = true;
        this.mark = document.createElement("span");
        this.mark.className = "draft-mark";
        model.addEventListener("changed", () => this.#edited(), { signal });
        model.addEventListener("saved", () => this.#saved(), { signal });
        model.addEventListener("discarded", () => this.#discarded(), { signal });
        model.addEventListener("conflict", (event) => {
            event.preventDefault();
            this.#conflict();
        }, { signal });
        const beat = setInterval(() => this.#present(), PRESENCE_MILLISECONDS);
        window.addEventListener("pagehide", () => this.#post({ leaving: true }, true).catch(() => {}), { signal });
        signal.addEventListener("abort", () => {
            clearInterval(beat);
            clearTimeout(this.#timer);
        });
    }

    /** Once the drawing is there: what was drawn and not saved comes back, and the others are asked about. */
    async begin() {
        this.#present();
        await this.#inTurn(() => this.#look());
    }

    /** One request about the draft at a time: the next one names when the draft was kept that it goes on from. */
    #inTurn(action) {
        this.#queue = this.#queue.then(action).catch((problem) => console.error(problem));
        return this.#queue;
    }

    /** What is kept on the server. Until that is known nothing is kept in its place. */
    async #look() {
        const draft = await request(this.#model.url + "/draft");
        this.#looked = true;
        this.#remember(null);
        if (!draft?.keptAt) {
            return;
        }
        if (this.#model.changed) {
            this.#meet(draft);
        } else if (draft.baseNumber === this.#model.number) {
            this.#remember(draft.keptAt);
            this.#model.edit(draft.plots);
            this.#restored = text("draft.restored", minute(draft.keptAt));
            this.#show();
        } else {
            this.#offer(draft);
        }
    }

    /** A draft beside changes made here: these go on from it when this tab kept it, or when it says the same. */
    #meet(draft) {
        if (draft.keptAt === sessionStorage.getItem(this.#storageKey) || land(draft.plots) === land(this.#model.plots)) {
            this.#remember(draft.keptAt);
        } else {
            this.#offer(draft);
        }
    }

    get #storageKey() {
        return this.#model.storageKey + " kept";
    }

    #remember(keptAt) {
        this.#keptAt = keptAt;
        if (keptAt) {
            try {
                sessionStorage.setItem(this.#storageKey, keptAt);
            } catch (problem) {
                console.error(problem); // no room: after a reload the draft is offered and not taken for this tab's own
            }
        }
    }

    /** Neither the draft nor what is shown is taken without asking. */
    #offer(draft) {
        this.#offered = draft;
        const theirs = squareMetres(total(draft.plots));
        const shown = squareMetres(total(this.#model.plots));
        const words = draft.baseNumber === this.#model.number
            ? text("draft.other", minute(draft.keptAt), theirs, shown)
            : text(draft.baseNumber === 0 ? "draft.older.first" : "draft.older", minute(draft.keptAt), draft.baseNumber, this.#model.number, theirs, shown);
        this.#say(words, [
            [text("draft.take"), () => this.#take()],
            [text("draft.discard"), () => this.#refuse()],
        ]);
    }

    #take() {
        const { plots, keptAt } = this.#offered;
        this.#offered = null;
        this.#hide();
        this.#remember(keptAt);
        this.#model.edit(plots);
    }

    #refuse() {
        this.#remember(this.#offered.keptAt);
        this.#offered = null;
        this.#hide();
        this.#inTurn(() => this.#forget());
        if (this.#model.changed) {
            this.#edited();
        }
    }

    #edited() {
        clearTimeout(this.#timer);
        this.mark.textContent = "";
        this.#timer = setTimeout(() => this.#keep(), DRAFT_MILLISECONDS);
    }

    #keep() {
        if (!this.#waiting) {
            this.#waiting = true;
            this.#inTurn(() => {
                this.#waiting = false;
                return this.#keepNow();
            });
        }
    }

    async #keepNow() {
        try {
            if (!this.#looked) {
                await this.#look();
            }
            if (this.#offered) {
                return;
            }
            if (!this.#model.changed) {
                await this.#forget(); // undone back to what is stored: there is nothing left to come back to
                return;
            }
            const { number, plots } = this.#model;
            const kept = await request(this.#model.url + "/draft", { method: "PUT", json: { baseNumber: number, keptAt: this.#keptAt, plots } });
            this.#remember(kept.keptAt);
            if (!this.#model.changed) {
                await this.#forget(); // saved or given up meanwhile
                return;
            }
            this.mark.textContent = text("draft.kept", clock(kept.keptAt));
            this.#present();
        } catch (problem) {
            this.mark.textContent = text("draft.not-kept", text(problem.problem?.issues ? "draft.not-kept.wrong" : "draft.not-kept.reason", problemText(problem)));
            if (problem.status !== 409) {
                throw problem;
            }
            await this.#look(); // kept in another window meanwhile
        }
    }

    #saved() {
        this.#settled();
        this.#keptAt = null;
        this.#present();
    }

    #settled() {
        clearTimeout(this.#timer);
        this.mark.textContent = "";
        this.#restored = "";
        this.#hide();
    }

    #discarded() {
        this.#settled();
        this.#present();
        this.#inTurn(() => this.#forget());
    }

    /** The draft these changes were kept in; one of another window stays. */
    async #forget() {
        if (this.#keptAt) {
            const query = new URLSearchParams({ keptAt: this.#keptAt });
            this.#keptAt = null;
            await request(`${this.#model.url}/draft?${query}`, { method: "DELETE" });
        }
    }

    #post(more, keepalive = false) {
        const query = new URLSearchParams({ window: this.#window, changed: String(this.#model.changed), ...more });
        return request(`${this.#model.url}/presence?${query}`, { method: "POST", keepalive });
    }

    async #present() {
        try {
            this.#tell(await this.#post({}));
        } catch (problem) {
            console.error(problem);
        }
    }

    /** Told once for every other state, so that what was read and closed stays closed; what comes while somebody chooses is told after. */
    #tell({ currentNumber, savedBy, savedAt, others }) {
        if (this.#choosing) {
            return;
        }
        const words = [];
        if (currentNumber > this.#model.number && !this.#model.saving) {
            const seen = this.#model.number === 0 ? ".first" : "";
            words.push(text((this.#model.changed ? "desk.newer.changed" : "desk.newer") + seen, savedBy ?? "", clock(savedAt), currentNumber, this.#model.number));
        }
        for (const other of others) {
            words.push(text(other.own ? "desk.own" : other.changed ? "desk.other.changed" : "desk.other", other.name, other.unit));
        }
        const told = words.join("\n");
        if (told !== this.#told) {
            this.#told = told;
            this.#newest = currentNumber;
            if (!this.#offered) {
                this.#show();
            }
        }
    }

    /** The draft and the others in one note: neither takes the place of the other. */
    #show() {
        if (!this.#restored && !this.#told) {
            this.#hide();
            return;
        }
        this.#say([this.#restored, this.#told].filter(Boolean).join("\n"), [
            ...(this.#restored ? [[text("draft.discard"), () => this.#model.discard()]] : []),
            ...this.#ways(),
            [text("close"), () => {
                this.#restored = "";
                this.#hide();
            }],
        ]);
    }

    #ways() {
        if (this.#newest <= this.#model.number) {
            return [];
        }
        return this.#model.changed ? [[text("desk.compare"), () => this.#conflict()]] : [[text("desk.load"), () => this.#model.discard()]];
    }

    /** Somebody saved meanwhile: what differs, and three ways on. Nothing is lost by looking. */
    async #conflict() {
        const newest = await request(this.#model.url).catch(() => null);
        if (!newest) {
            this.#say(text("problem.connection"), [[text("close"), () => this.#hide()]]);
            return;
        }
        this.#choosing = true;
        const theirs = newest.plots;
        const mine = this.#model.plots;
        this.#say(text(this.#model.number === 0 ? "desk.conflict.first" : "desk.conflict", newest.number, this.#model.number, theirs.length, squareMetres(total(theirs)), mine.length, squareMetres(total(mine))), [
            [text("desk.mine"), () => {
                this.#hide();
                this.#model.rebase(newest.number);
            }],
            [text("desk.theirs"), () => this.#model.discard()],
            [text("desk.later"), () => this.#hide()],
        ]);
        this.note.dispatchEvent(new CustomEvent("compare", { detail: theirs, bubbles: true }));
    }

    /** @param {[string, () => void][]} ways */
    #say(words, ways) {
        const said = document.createElement("p");
        said.textContent = words;
        const row = document.createElement("p");
        row.className = "buttons";
        row.append(...ways.map(([label, action]) => button(label, action)));
        this.note.replaceChildren(said, row);
        this.note.hidden = false;
    }

    /** A draft that is offered comes back: as long as nobody chose, nothing is kept. */
    #hide() {
        this.#choosing = false;
        if (this.#offered) {
            this.#offer(this.#offered);
        } else {
            this.note.hidden = true;
        }
        this.note.dispatchEvent(new CustomEvent("compare", { detail: null, bubbles: true }));
    }
}
