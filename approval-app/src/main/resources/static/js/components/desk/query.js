// Features that meet conditions: a table with the map, page after page, and the same as a file.
import { button, make, select } from "../../lib/dom.js";
import { isAbort, request } from "../../lib/http.js";
import { Latest } from "../../lib/latest.js";
import { fixed, grouped, hectares } from "../../lib/numbers.js";
import { outsideWords } from "../../lib/outside.js";
import { text } from "../../lib/texts.js";
import { Answered } from "./answered.js";
import { attributeList, featureName } from "./identify.js";
import { JobView } from "./job-view.js";
import { StatusLine } from "./status-line.js";

const PAGE = 100;
const FORMATS = ["gpkg", "shp", "geojson", "xlsx"];

export class Query {
    #desk;
    #slot = make("div", "");
    #answer = make("div", "query-answer");
    #status = new StatusLine(text("desk.query.hint"));
    #job = new JobView();
    #latest = new Latest();
    #answered;
    #rows = new Map();
    #order = { by: "id", ascending: true };
    #found = [];
    /** False for a layer of another datum, whose places the map does not have. */
    #onMap = true;
    #next = null;

    constructor(desk) {
        this.#desk = desk;
        this.#answered = new Answered(desk.selection, () => desk.selection.request(), "query");
        const ask = button(text("desk.query.ask"), () => this.ask(), { className: "primary" });
        this.element = make("div", "query", this.#slot, make("div", "buttons", ask), make("div", "buttons exports", ...this.#exports()), this.#job.element, this.#answered.element, this.#status.element, this.#answer);
    }

    opened() {
        this.#desk.selection.into(this.#slot);
        if (this.#answered.takeWanted()) {
            this.ask();
        }
        this.#answered.check();
    }

    #exports() {
        let clip = "whole";
        const how = select([["whole", text("desk.export.whole")], ["clip", text("desk.export.clip")]], clip, (value) => (clip = value));
        how.setAttribute("aria-label", text("desk.export.edge"));
        const save = (format) => button(text("desk.export." + format), () => this.#export(format, clip === "clip"), { title: text("desk.export.title", text("desk.export." + format)) });
        return [make("span", "quiet", text("desk.export")), how, ...FORMATS.map(save)];
    }

    #asking() {
        const asked = this.#desk.selection.request();
        if (!asked) {
            this.#status.say(text("desk.area.unfinished"));
        }
        return asked;
    }

    #export(format, clip) {
        const asked = this.#asking();
        if (asked) {
            const what = [this.#desk.selection.words(), asked.area ? text("desk.export." + (clip ? "clip" : "whole")) : ""].filter((words) => words).join(" · ");
            this.#job.run(text("desk.export.of", text("desk.export." + format), what), "/api/v1/desk/export", { ...asked, clip, format });
        }
    }

    async ask() {
        const asked = this.#asking();
        if (!asked) {
            return;
        }
        this.#found = [];
        this.#next = null;
        this.#desk.found.clear();
        this.#job.clear();
        this.#answer.replaceChildren();
        this.#answered.shows(null);
        await this.#page(asked, this.#answered.asks(asked));
    }

    async #page(asked, of) {
        this.#status.say(text("desk.query.busy"));
        try {
            const json = { ...asked, limit: PAGE, geometry: true, crs: this.#desk.crs, ...(this.#next ? { after: this.#next } : {}) };
            const page = await this.#latest.ask((signal) => request("/api/v1/desk/features", { method: "POST", json, signal }));
            this.#found.push(...page.features);
            this.#next = page.next;
            this.#onMap = page.crs === this.#desk.crs;
            if (this.#onMap) {
                page.features.forEach((feature) => this.#desk.found.toggle(feature.id, feature.geometry));
            }
            this.#show(page, asked, of);
            this.#answered.shows(of);
            this.#desk.selection.fold();
        } catch (problem) {
            if (!isAbort(problem)) {
                this.#status.refuse(problem);
            }
        }
    }

    #show(page, asked, of) {
        const seen = this.#found.length;
        const unlocated = this.#found.filter(({ areaSquareMetres }) => areaSquareMetres === null).length;
        this.#status.say([seen === 0 ? nothing(page, asked) : this.#size(page, asked), outsideWords(page, asked.area)].filter((words) => words).join(" "));
        if (seen === 0) {
            return;
        }
        const more = this.#next ? [button(text("desk.query.next", PAGE), () => this.#page(asked, of))] : [];
        const elsewhere = this.#onMap ? [] : [make("p", "quiet", text("desk.other-datum"))];
        const nowhere = unlocated > 0 ? [make("p", "notice warn", text("desk.query.unlocated", unlocated))] : [];
        this.#answer.replaceChildren(...elsewhere, ...nowhere, this.#table(), ...more);
    }

    /** How many there are, and how large all of them are together; the sum of those listed where it is not known or they are all. */
    #size({ total, totalSquareMetres }, { area }) {
        const seen = this.#found.length;
        const count = total === null ? text("desk.query.more", seen) : text("desk.query.count", grouped(String(total)), seen);
        const listed = this.#found.reduce((sum, { areaSquareMetres }) => sum + (areaSquareMetres ?? 0), 0);
        const all = totalSquareMetres ?? (total === seen ? listed : null);
        const size = all === null
            ? text("desk.query.area.listed", grouped(hectares(listed)))
            : text("desk.query.area.all", grouped(hectares(all)));
        return count + size + (area ? text("desk.query.area.whole") : "");
    }

    #table() {
        this.#rows.clear();
        const heads = [["id", text("desk.query.id")], ["name", text("desk.query.name")], ["area", text("desk.query.hectares")]];
        const head = make("tr", "", ...heads.map(([key, words]) => this.#head(key, words)));
        const body = make("tbody", "", ...this.#sorted().map((feature) => this.#row(feature)));
        return make("table", "desk-table found-table", make("caption", "visually-hidden", text("desk.tab.query")), make("thead", "", head), body);
    }

    #head(key, words) {
        const ascending = this.#order.by === key ? this.#order.ascending : null;
        const turn = button(words, () => {
            this.#order = { by: key, ascending: ascending !== true };
            this.#answer.querySelector("table").replaceWith(this.#table());
        }, { className: "small plain" });
        const head = make("th", key === "area" ? "number" : "", turn);
        head.scope = "col";
        if (ascending !== null) {
            head.setAttribute("aria-sort", ascending ? "ascending" : "descending");
        }
        return head;
    }

    #sorted() {
        const value = { id: ({ id }) => id, name: featureName, area: ({ areaSquareMetres }) => areaSquareMetres ?? -1 }[this.#order.by];
        const sign = this.#order.ascending ? 1 : -1;
        return this.#found.toSorted((a, b) => {
            const [first, second] = [value(a), value(b)];
            return sign * (typeof first === "number" ? first - second : first.localeCompare(second, document.documentElement.lang));
        });
    }

    #row(feature) {
        const pick = button(feature.attributes.TBBH || feature.id, () => this.choose(feature.id, true), { className: "small plain", title: text("desk.query.pick", feature.id) });
        const row = make("tr", "", make("td", "", pick), make("td", "", featureName(feature)), make("td", "number", feature.areaSquareMetres === null ? "—" : fixed(feature.areaSquareMetres / 10_000, 4)));
        this.#rows.set(feature.id, { row, feature });
        return row;
    }

    /** Marks a feature in the table and on the map; by the table the map goes there, by the map the table does. */
    choose(id, move) {
        const chosen = this.#rows.get(id);
        if (!chosen) {
            return false;
        }
        this.#desk.found.choose(id);
        for (const { row } of this.#rows.values()) {
            row.classList.toggle("chosen", row === chosen.row);
        }
        this.#answer.querySelector(".found-facts")?.remove();
        const facts = make("td", "", attributeList(chosen.feature));
        facts.colSpan = 3;
        chosen.row.after(make("tr", "found-facts", facts));
        if (move && this.#onMap && chosen.feature.bbox) {
            this.#desk.look(chosen.feature.bbox);
        } else {
            chosen.row.scrollIntoView({ block: "nearest" });
        }
        return true;
    }
}

/** Nothing was found: by the conditions, or there is nothing in the area at all. */
function nothing({ outsideDataShare }, { area, filter }) {
    if (area && outsideDataShare === 1) {
        return "";
    }
    return text(filter ? "desk.query.none" : area ? "desk.query.none.area" : "desk.query.none.layer");
}
