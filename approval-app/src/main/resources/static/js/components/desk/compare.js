// Two versions of a layer: side by side with a divider, and what became of what, class by class.
import { Answered } from "./answered.js";
import { JobView } from "./job-view.js";
import { Latest } from "../../lib/latest.js";
import { button, field, make, select } from "../../lib/dom.js";
import { classWords } from "../../lib/change-words.js";
import { english, text } from "../../lib/texts.js";
import { fixed } from "../../lib/numbers.js";
import { isAbort, problemText, request } from "../../lib/http.js";
import { read, write } from "../../lib/url-state.js";
import { swipe } from "./swipe.js";
import { versionLayer } from "../map/layers.js";

const IN_ADDRESS = "versions";
const SWIPE_IN_ADDRESS = "swipe";
const MOST_CHANGES = 100;
/** Of what a link has in place of two versions. */
const LONGEST_VERSIONS = 24;

export class Compare {
    #desk;
    #slot = make("div", "");
    #choice = make("div", "compare-versions");
    #answer = make("div", "compare-answer");
    #job = new JobView();
    #latest = new Latest();
    #answered;
    #versions = [];
    #from = 0;
    #to = 0;
    #ended = [];
    #show = button(text("desk.compare.show"), () => this.#swipe(!this.#swiping), { pressed: false, title: text("desk.compare.show.title") });

    constructor(desk) {
        this.#desk = desk;
        this.#choice.setAttribute("aria-live", "polite");
        this.#answered = new Answered(desk.selection, () => this.#question());
        this.element = make("div", "compare", this.#slot, this.#choice, this.#job.element, this.#answered.element, this.#answer);
        desk.selection.addEventListener("change", () => desk.tabs.current === "compare" && this.#load());
    }

    opened() {
        this.#desk.selection.into(this.#slot, { filter: false });
        this.#load();
    }

    closed() {
        this.#swipe(false);
    }

    get #swiping() {
        return this.#ended.length > 0;
    }

    async #load() {
        const layer = this.#desk.selection.layer;
        if (this.#versions.of === layer) {
            return;
        }
        if (this.#versions.of) {
            this.#swipe(false);
            write(IN_ADDRESS, null);
        }
        this.#clear();
        this.#versions = [];
        this.#choice.replaceChildren();
        try {
            this.#versions = await this.#latest.ask((signal) => request(`/api/v1/layers/${encodeURIComponent(layer)}/versions`, { signal }));
            this.#versions.of = layer;
            this.#offer();
        } catch (problem) {
            if (!isAbort(problem)) {
                this.#choice.replaceChildren(make("p", "notice bad", problemText(problem)));
            }
        }
    }

    #clear() {
        this.#job.giveUp();
        this.#answer.replaceChildren();
        this.#answered.shows(null);
    }

    #question() {
        const asked = this.#desk.selection.request();
        return asked && { layer: asked.layer, from: this.#from, to: this.#to, crs: this.#desk.crs, ...(asked.area ? { area: asked.area } : {}) };
    }

    #choose({ from = this.#from, to = this.#to }) {
        this.#from = from;
        this.#to = to;
        write(IN_ADDRESS, `${from}-${to}`);
        this.#answered.check();
        if (this.#swiping) {
            this.#swipe(false);
            this.#swipe(true);
        }
    }

    /** The versions a link names; null where it names none the layer has. */
    #named() {
        const known = this.#versions.map(({ number }) => number);
        const named = (read(IN_ADDRESS) ?? "").split("-").map(Number);
        return named.length === 2 && named.every((number) => known.includes(number)) ? named : null;
    }

    #called(number) {
        const dataDate = this.#versions.find((version) => version.number === number)?.dataDate;
        return `${text("desk.version", number)} · ${dataDate ?? text("map.no-date")}`;
    }

    #offer() {
        if (this.#versions.length < 2) {
            this.#choice.replaceChildren(make("p", "notice", text("desk.compare.one")));
            return;
        }
        const [last, before] = this.#versions;
        const named = this.#named();
        [this.#from, this.#to] = named ?? [before.number, last.number];
        const unknown = read(IN_ADDRESS) !== null && !named;
        const options = this.#versions.map(({ number }) => [String(number), this.#called(number)]);
        this.#choice.replaceChildren(
            ...(unknown ? [make("p", "notice warn", text("desk.link.versions", read(IN_ADDRESS).slice(0, LONGEST_VERSIONS)))] : []),
            field(text("desk.compare.from"), select(options, String(this.#from), (value) => this.#choose({ from: Number(value) }))),
            field(text("desk.compare.to"), select(options, String(this.#to), (value) => this.#choose({ to: Number(value) }))),
            make("div", "buttons", this.#show, button(text("desk.compare.ask"), () => this.#ask(), { className: "primary" })),
        );
        if (read(SWIPE_IN_ADDRESS) !== null && this.#desk.tabs.current === "compare") {
            this.#swipe(true);
        }
    }

    /** One version on both sides is no comparison. */
    #isOne() {
        const one = this.#from === this.#to;
        if (one) {
            this.#answer.replaceChildren(make("p", "notice warn", text("desk.compare.one-version")));
        }
        return one;
    }

    #swipe(on) {
        this.#ended.splice(0).forEach((end) => end());
        const shown = on && !this.#isOne();
        this.#show.setAttribute("aria-pressed", String(shown));
        write(SWIPE_IN_ADDRESS, shown ? "1" : null);
        if (!shown) {
            return;
        }
        const item = this.#desk.layers.find(this.#desk.selection.layer);
        const was = item.layer.getVisible();
        const [left, right] = [this.#from, this.#to].map((number) => {
            const layer = versionLayer(this.#desk.region, this.#desk.projection, item.key, number);
            layer.set("shownAs", this.#called(number));
            layer.setZIndex(item.layer.getZIndex());
            layer.setOpacity(item.opacity);
            this.#desk.map.addLayer(layer);
            return layer;
        });
        item.layer.setVisible(false);
        const end = swipe(this.#desk, left, right);
        this.#ended.push(() => {
            end();
            [left, right].forEach((layer) => this.#desk.map.removeLayer(layer));
            item.layer.setVisible(was);
        });
    }

    async #ask() {
        const asked = this.#question();
        this.#clear();
        if (!asked) {
            this.#answer.replaceChildren(make("p", "notice", text("desk.area.unfinished")));
            return;
        }
        if (this.#isOne()) {
            return;
        }
        const of = this.#answered.asks(asked);
        try {
            const found = await this.#latest.ask(async (signal) => {
                const job = await this.#job.run(text("desk.compare.running"), "/api/v1/desk/compare", asked);
                return job && { job, changes: await request(job.file.href, { signal }) };
            });
            if (found) {
                this.#job.clear();
                this.#tell(found.changes, found.job);
                this.#answered.shows(of);
            }
        } catch (problem) {
            if (!isAbort(problem)) {
                this.#answer.replaceChildren(make("p", "notice bad", problemText(problem)));
            }
        }
    }

    #tell({ crs, fromCrs, toCrs, unlocated, sameCornerMetres, leastPlaceSquareMetres, pairs, totals, changes, truncated }, job) {
        this.#desk.selection.fold();
        const changed = pairs.filter(({ from, to }) => from !== to).toSorted((a, b) => b.squareMetres - a.squareMetres);
        const ha = (squareMetres) => fixed(squareMetres / 10_000, 4);
        this.#answer.replaceChildren(
            ...(fromCrs === toCrs
                ? []
                : [make("p", "notice", text("desk.compare.across", fromCrs, toCrs, sameCornerMetres, leastPlaceSquareMetres))]),
            ...(unlocated > 0 ? [make("p", "notice warn", text("desk.compare.unlocated", unlocated))] : []),
            make("p", "", text("desk.compare.totals", ha(totals.changedSquareMetres), ha(totals.sameSquareMetres))),
            files("classes", job),
            changed.length === 0 ? make("p", "quiet", text("desk.compare.same")) : this.#matrix(changed),
            ...(changes.length > 0 ? [files("changes", job), this.#changes(changes, truncated, crs === this.#desk.crs)] : []),
        );
    }

    #matrix(pairs) {
        const heads = [text("desk.compare.was"), text("desk.compare.is"), "ha"].map((words, at) => make("th", at === 2 ? "number" : "", words));
        const body = pairs.map((pair) => make("tr", "", make("td", "", classOf(pair, "from")), make("td", "", classOf(pair, "to")), make("td", "number", fixed(Number(pair.hectares), 4))));
        return make("table", "desk-table", make("thead", "", make("tr", "", ...heads)), make("tbody", "", ...body));
    }

    #changes(changes, truncated, onMap) {
        const rows = changes.slice(0, MOST_CHANGES).map((change) => {
            const words = `${classWords(change.from)} → ${classWords(change.to)}`;
            const go = button(words, () => this.#desk.look(change.bbox), { className: "small plain", title: text("desk.compare.look", words) });
            return make("tr", "", make("td", "", onMap ? go : words), make("td", "number", fixed(change.squareMetres / 10_000, 4)));
        });
        const all = truncated || changes.length > MOST_CHANGES ? make("p", "quiet", text("desk.compare.truncated", rows.length)) : null;
        const table = make("table", "desk-table", make("tbody", "", ...rows));
        return make("details", "", make("summary", "", text("desk.compare.changes", changes.length)), table, all, onMap ? null : make("p", "quiet", text("desk.other-datum")));
    }
}

/** The answer as tables to take away. */
function files(table, { id }) {
    const links = ["xlsx", "csv"].map((format) => {
        const kind = text("desk.export." + format);
        const link = make("a", "button small", kind);
        link.href = `/api/v1/desk/jobs/${id}/${table}.${format}`;
        link.download = "";
        link.title = text("desk.export.title", kind);
        link.setAttribute("aria-label", `${text("desk.compare.files." + table)} ${kind}`);
        return link;
    });
    return make("div", "buttons exports", make("span", "quiet", text("desk.compare.files." + table)), ...links);
}

function classOf(pair, side) {
    return classWords(pair[side], english() ? pair[side + "NameEn"] : pair[side + "Name"]);
}
