// What if: a shape, and what approval, protection, land, conflicts and money would be about it. An outlook, and no measurement.
import { button, make } from "../../lib/dom.js";
import { isAbort, request } from "../../lib/http.js";
import { Latest } from "../../lib/latest.js";
import { fixed, grouped } from "../../lib/numbers.js";
import { english, text } from "../../lib/texts.js";
import { Answered } from "./answered.js";
import { StatusLine } from "./status-line.js";

const VERDICT = { OVERLAPS: "bad", CLEAR: "good", NO_DATA: "warn", FAILED: "warn", NOT_TOLD: "warn" };
const ha = (value) => fixed(Number(value), 4);

export class Outlook {
    #desk;
    #slot = make("div", "");
    #status = new StatusLine(text("desk.outlook.hint"));
    #answer = make("div", "outlook-answer");
    #latest = new Latest();
    #answered;

    constructor(desk) {
        this.#desk = desk;
        this.#answered = new Answered(desk.selection, () => desk.selection.area.value);
        const ask = button(text("desk.outlook.ask"), () => this.ask(), { className: "primary" });
        this.element = make("div", "outlook", this.#slot, make("div", "buttons", ask), this.#answered.element, this.#status.element, this.#answer);
    }

    opened() {
        this.#desk.selection.into(this.#slot, { layer: false, filter: false });
    }

    async ask() {
        const area = this.#desk.selection.area.value;
        if (!area) {
            this.#status.say(text("desk.outlook.shape"));
            return;
        }
        const of = this.#answered.asks(area);
        this.#answer.replaceChildren();
        this.#answered.shows(null);
        this.#status.say(text("desk.query.busy"));
        try {
            const seen = await this.#latest.ask((signal) => request("/api/v1/desk/outlook", { method: "POST", json: { area }, signal }));
            this.#status.say(text("desk.outlook.note"));
            this.#desk.selection.fold();
            this.#answer.replaceChildren(this.#level(seen), this.#layers(seen), this.#classes(seen), this.#conflicts(seen), this.#fees(seen));
            this.#answered.shows(of);
        } catch (problem) {
            if (!isAbort(problem)) {
                this.#answer.replaceChildren();
                this.#status.refuse(problem);
            }
        }
    }

    #level({ level, hectares, measure }) {
        const part = section(text("desk.outlook.level"), make("p", "", text("desk.outlook.size", ha(hectares), text("desk.statistics." + measure))));
        part.append(make("p", level.level ? "outlook-level" : "notice warn", level.level ? level.title : (level.reason ?? text("desk.outlook.unknown-level"))));
        const row = level.rows.find(({ decides }) => decides);
        if (row) {
            part.append(...basisOf(row));
        }
        if (level.changes?.length > 0) {
            part.append(make("h4", "", text("desk.outlook.changes")), make("ul", "", ...level.changes.map((words) => make("li", "", words))));
        }
        return part;
    }

    #layers({ layers }) {
        const rows = layers.map((layer) => {
            const verdict = layer.position
                ? make("span", "badge", text("desk.position." + layer.position))
                : make("span", "badge " + VERDICT[layer.verdict], text("desk.verdict." + layer.verdict));
            const size = layer.hectares === null ? "" : text("desk.hectares", ha(layer.hectares));
            return [layer.title, verdict, size];
        });
        return section(text("desk.outlook.protected"), table([], rows));
    }

    #classes({ classes, uncoveredHectares, closes }) {
        const rows = classes.map((each) => [
            [each.classCode, english() ? each.classNameEn : each.className].filter((words) => words).join(" "),
            [each.owner, each.basicFarmland ? text("desk.outlook.basic-farmland") : ""].filter((words) => words).join(" · "),
            ha(each.hectares),
        ]);
        const part = section(text("desk.outlook.classes"), table([text("desk.outlook.class"), text("desk.outlook.owner"), "ha"], rows));
        if (Number(uncoveredHectares) > 0) {
            part.append(make("p", "notice warn", text("desk.outlook.uncovered", ha(uncoveredHectares))));
        }
        if (!closes) {
            part.append(make("p", "notice bad", text("desk.closure.open")));
        }
        return part;
    }

    #conflicts({ conflicts, conflictsUnseen, conflictsElsewhere }) {
        const part = section(text("desk.outlook.conflicts"));
        const known = conflicts.filter(({ number }) => number);
        if (known.length > 0) {
            part.append(table([], known.map(({ number, title, squareMetres }) => [number, title ?? "", text("desk.hectares", fixed(squareMetres / 10_000, 4))])));
        }
        if (conflictsUnseen > 0) {
            part.append(make("p", "notice warn", text("desk.outlook.unseen", conflictsUnseen)));
        }
        if (conflictsElsewhere) {
            part.append(make("p", "notice warn", text("desk.outlook.elsewhere")));
        } else if (known.length === 0 && conflictsUnseen === 0) {
            part.append(make("p", "", text("desk.outlook.no-conflicts")));
        }
        return part;
    }

    #fees({ fees, feesKnown, feesTotal, feesComplete }) {
        const amount = (value) => (value === null || value === undefined ? text("desk.outlook.no-tariff") : grouped(fixed(Number(value), 2)));
        const reckoned = (fee) =>
            make(
                "div",
                "fee-basis",
                make("span", "", `${fee.land} ${text("desk.hectares", ha(fee.quantity / 10_000))}`),
                make("small", "quiet", fee.basis),
                make("small", "quiet", fee.note ?? ""),
                fee.sample ? make("span", "badge warn", text("desk.outlook.sample")) : null,
            );
        const rows = fees.map((fee) => [fee.title, reckoned(fee), amount(fee.amount)]);
        const part = section(text("desk.outlook.fees"), table([text("desk.outlook.fee"), text("desk.outlook.reckoned"), text("desk.outlook.yuan")], rows));
        if (feesTotal !== null && feesTotal !== undefined) {
            part.append(make("p", "outlook-level", text("desk.outlook.fees-total", grouped(fixed(Number(feesTotal), 2)))));
        }
        if (!feesComplete && feesKnown !== null) {
            part.append(make("p", "outlook-level", text("desk.outlook.fees-known", grouped(fixed(Number(feesKnown), 2)))));
        }
        if (!feesComplete) {
            part.append(make("p", "notice warn", text("desk.outlook.fees-open")));
        }
        return part;
    }
}

/** The rule that decides, with the provision it rests on; a translated one with the words of the law itself. */
function basisOf({ description, legalBasis, originalBasis, delegation, originalDelegation }) {
    const lines = [make("p", "", description), make("p", "quiet", `${text("desk.outlook.basis")} ${legalBasis}`), ...original(originalBasis, legalBasis)];
    return delegation ? [...lines, make("p", "notice", text("desk.outlook.delegated", delegation)), ...original(originalDelegation, delegation)] : lines;
}

function original(words, translated) {
    if (words === translated) {
        return [];
    }
    const line = make("p", "quiet", words);
    line.lang = "zh";
    return [line];
}

const section = (title, ...content) => make("section", "outlook-part", make("h3", "", title), ...content);

function table(heads, rows) {
    const cell = (tag) => (content, at) => make(tag, at === 2 ? "number" : "", content);
    const head = heads.length > 0 ? make("thead", "", make("tr", "", ...heads.map(cell("th")))) : null;
    return make("table", "desk-table", head, make("tbody", "", ...rows.map((row) => make("tr", "", ...row.map(cell("td"))))));
}
