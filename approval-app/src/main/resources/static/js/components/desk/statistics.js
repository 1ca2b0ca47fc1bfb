// Areas by class, unit, slope: a table that adds up and opens to three levels, a chart beside it, the same as a file.
import { closureWords } from "../../lib/closure.js";
import { button, field, make, select } from "../../lib/dom.js";
import { isAbort, request } from "../../lib/http.js";
import { fixed, grouped } from "../../lib/numbers.js";
import { Latest } from "../../lib/latest.js";
import { outsideWords } from "../../lib/outside.js";
import { saveAnswer } from "../../lib/save.js";
import { sumTree } from "../../lib/sum-tree.js";
import { english, text } from "../../lib/texts.js";
import { read, write } from "../../lib/url-state.js";
import { Answered } from "./answered.js";
import { barChart } from "./chart.js";
import { fieldTitle } from "./identify.js";
import { StatusLine } from "./status-line.js";

const IN_ADDRESS = "by";
const MEASURE_IN_ADDRESS = "measure";
const MEASURES = ["ellipsoidal", "planar"];
const ALWAYS = ["class1", "broad", "county", "town", "village"];
const LEVELS = 3;
const GREY = "#9aa3a7";

export class Statistics {
    #desk;
    #slot = make("div", "");
    #keys = make("div", "statistics-keys");
    #status = new StatusLine(text("desk.statistics.hint"));
    #answer = make("div", "statistics-answer");
    #by = (read(IN_ADDRESS) ?? "DLBM").split(",").slice(0, LEVELS);
    #measure = MEASURES.find((way) => way === read(MEASURE_IN_ADDRESS)) ?? MEASURES[0];
    #latest = new Latest();
    #answered;
    #chart = null;

    constructor(desk) {
        this.#desk = desk;
        this.#answered = new Answered(desk.selection, () => this.#question(), "statistics");
        const ask = button(text("desk.statistics.ask"), () => this.ask(), { className: "primary" });
        const how = select(MEASURES.map((way) => [way, text("desk.statistics." + way)]), this.#measure, (way) => {
            this.#measure = way;
            write(MEASURE_IN_ADDRESS, way === MEASURES[0] ? null : way);
            this.#answered.check();
        });
        const files = ["xlsx", "csv"].map((format) => button(text("desk.export." + format), () => this.#save(format), { title: text("desk.export.title", text("desk.export." + format)) }));
        this.element = make("div", "statistics", this.#slot, this.#keys, field(text("desk.statistics.measure"), how), make("div", "buttons", ask, make("span", "gap"), ...files), this.#answered.element, this.#status.element, this.#answer);
        desk.selection.addEventListener("fields", () => this.#offer());
    }

    opened() {
        this.#desk.selection.into(this.#slot);
        this.#offer();
        if (this.#answered.takeWanted()) {
            this.ask();
        }
        this.#answered.check();
    }

    /** The keys the layer can be added up by: its own fields, and what is derived from them. */
    #offer() {
        const options = this.#possible().map((key) => [key, keyWords(key)]);
        const controls = Array.from({ length: LEVELS }, (_, level) => {
            const choices = level === 0 ? options : [["", text("desk.by.none")], ...options];
            const control = select(choices, this.#by[level] ?? "", (key) => this.#group(level, key));
            return field(text("desk.by." + level), control);
        });
        this.#keys.replaceChildren(...controls);
    }

    /** What is asked for most comes first, what every parcel has its own of comes last; measures are no groups. */
    #possible() {
        const own = this.#desk.selection.fields.filter(({ groupable, kind }) => groupable && kind !== "number");
        const some = own.filter(({ values }) => values).map(({ name }) => name);
        const many = own.filter(({ values }) => !values).map(({ name }) => name);
        const first = ["DLBM", ...ALWAYS, "GDPDJB"].filter((key) => ALWAYS.includes(key) || own.some(({ name }) => name === key));
        return [...new Set([...first, ...some, ...many, ...this.#by])];
    }

    #group(level, key) {
        const by = [...this.#by];
        by[level] = key;
        this.#by = [...new Set(by.filter((each) => each))];
        write(IN_ADDRESS, this.#by.join() === "DLBM" ? null : this.#by.join(","));
        this.#offer();
        this.#answered.check();
    }

    #question() {
        const asked = this.#desk.selection.request();
        return asked && { ...asked, by: this.#by, measure: this.#measure };
    }

    #asking() {
        const asked = this.#question();
        if (!asked) {
            this.#status.say(text("desk.area.unfinished"));
        }
        return asked;
    }

    async #save(format) {
        const json = this.#asking();
        if (json) {
            const running = text("desk.export.running", text("desk.export." + format));
            this.#status.say(running);
            try {
                await saveAnswer("/api/v1/desk/statistics." + format, json);
                this.#status.follow(running, text("desk.export.saved"));
            } catch (problem) {
                this.#status.refuse(problem);
            }
        }
    }

    async ask() {
        const json = this.#asking();
        if (!json) {
            return;
        }
        const of = this.#answered.asks(json);
        this.#clear();
        this.#status.say(text("desk.query.busy"));
        try {
            this.#show(await this.#latest.ask((signal) => request("/api/v1/desk/statistics", { method: "POST", json, signal })), json);
            this.#answered.shows(of);
            this.#desk.selection.fold();
        } catch (problem) {
            if (!isAbort(problem)) {
                this.#answer.replaceChildren();
                this.#status.refuse(problem);
            }
        }
    }

    /** An answer that failed leaves no older one behind. */
    #clear() {
        this.#chart?.destroy();
        this.#chart = null;
        this.#answer.replaceChildren();
        this.#answered.shows(null);
    }

    async #show(answer, { area, filter }) {
        const none = text(filter ? "desk.query.none" : area ? "desk.query.none.area" : "desk.query.none.layer");
        const outside = outsideWords(answer, area);
        const place = make("div", "");
        const rows = answer.rows.filter(isSeen);
        if (rows.length === 0) {
            this.#status.say([answer.outsideDataShare === 1 ? "" : none, outside].filter((words) => words).join(" "));
            this.#answer.replaceChildren(...closing(answer), ...leftOut(answer.unlocated));
            return;
        }
        this.#status.say([this.#basis(answer), outside].filter((words) => words).join(" "));
        const tree = sumTree(rows, (row, level) => nameOf(row, level));
        this.#answer.replaceChildren(this.#table(tree, answer), ...closing(answer), ...leftOut(answer.unlocated), place);
        const chart = await barChart(text("desk.tab.statistics"), tree.map((branch) => ({ label: branch.name, hectares: branch.hectares, colour: this.#colour(branch.code) })));
        if (place.isConnected) {
            this.#chart = chart;
            place.replaceChildren(chart.element);
        } else {
            chart.destroy();
        }
    }

    #basis({ layer, version, dataDate, measure, total }) {
        const title = this.#desk.layers.find(layer)?.layer.get("title") ?? layer;
        return text("desk.statistics.basis", title, version, dataDate ?? text("map.no-date"), text("desk.statistics." + measure), grouped(String(total.count)));
    }

    #colour(code) {
        const look = this.#desk.layers.find(this.#desk.selection.layer)?.layer.get("look");
        const classes = look?.classes ?? [];
        const found = classes.find((each) => each.code === code) ?? (/^\d{2}$/.test(code ?? "") ? classes.find((each) => each.code.startsWith(code)) : null);
        return found?.fill ?? GREY;
    }

    #table(tree, { total, by }) {
        const heads = [text("desk.statistics.name"), text("desk.statistics.count"), text("desk.statistics.hectares"), text("desk.statistics.share")];
        const head = make("tr", "", ...heads.map((words, at) => make("th", at > 0 ? "number" : "", words)));
        const body = make("tbody", "");
        tree.forEach((branch) => this.#branch(body, branch, 0, total));
        const sum = make("tr", "total", make("th", "", text("desk.statistics.total")), ...[grouped(String(total.count)), fixed(Number(total.hectares), 4), "100.00%"].map((cell) => make("td", "number", cell)));
        const caption = make("caption", "visually-hidden", by.map(keyWords).join(" / "));
        return make("table", "desk-table", caption, make("thead", "", head), body, make("tfoot", "", sum));
    }

    /** A row with the rows below it, which open and close with it. */
    #branch(body, branch, level, total) {
        const share = total.squareMetres > 0 ? (branch.squareMetres / total.squareMetres) * 100 : 0;
        const name = make("th", `level-${level}`);
        const row = make("tr", "", name, ...[grouped(String(branch.count)), fixed(branch.hectares, 4), fixed(share, 2) + "%"].map((cell) => make("td", "number", cell)));
        name.scope = "row";
        body.append(row);
        const below = [];
        branch.children.forEach((child) => below.push(this.#branch(body, child, level + 1, total)));
        const open = (shown) => below.forEach((each) => each.show(shown));
        if (below.length > 0) {
            const fold = button(branch.name, () => {
                const shown = fold.getAttribute("aria-expanded") !== "true";
                fold.setAttribute("aria-expanded", String(shown));
                open(shown);
            }, { className: "small plain branch" });
            fold.setAttribute("aria-expanded", "false");
            name.append(fold);
            open(false);
            return { show: (shown) => {
                row.hidden = !shown;
                open(shown && fold.getAttribute("aria-expanded") === "true");
            } };
        }
        name.append(branch.name);
        return { show: (shown) => (row.hidden = !shown) };
    }
}

function keyWords(key) {
    return ALWAYS.includes(key) ? text("desk.by." + key) : key === "GDPDJB" ? text("desk.by.slope") : fieldTitle(key);
}

/** Noise along the edge of an area belongs to a group and is none of its features. */
const isSeen = ({ count, hectares }) => count > 0 || Number(hectares) > 0;

function nameOf(row, level) {
    const name = (english() ? row.namesEn : row.names)?.[level] ?? "";
    const code = row.key[level];
    return [code, name === code ? "" : name].filter((part) => part).join(" ") || text("desk.statistics.nothing");
}

function closing({ closure, measure }) {
    const { words, warns } = closureWords(closure, text("desk.statistics." + measure));
    return words.length === 0 ? [] : [make("p", warns ? "notice warn" : "quiet", words.join(" "))];
}

function leftOut(unlocated) {
    return unlocated > 0 ? [make("p", "notice warn", text("desk.statistics.unlocated", unlocated))] : [];
}
