// Conditions on the attributes of a layer: rows of field, comparison and value, or the same as CQL2 text.
import { button, field, make, select } from "../../lib/dom.js";
import { operatorsOf, takesNoValue, toCql } from "../../lib/cql.js";
import { isAbort, problemText, request } from "../../lib/http.js";
import { text } from "../../lib/texts.js";
import { read, write } from "../../lib/url-state.js";
import { fieldTitle } from "./identify.js";

const IN_ADDRESS = "filter";
const LONGEST = 4000;

export class FilterBuilder extends EventTarget {
    #fields = [];
    #conditions = [];
    #junction = "AND";
    #rows = make("div", "filter-rows");
    #text = make("textarea", "");
    #note = make("p", "quiet");

    /** @param {string} crs of shapes in the text: that of the map */
    constructor(crs) {
        super();
        this.#text.rows = 2;
        this.#text.maxLength = LONGEST;
        this.#text.spellcheck = false;
        this.#text.value = (read(IN_ADDRESS) ?? "").slice(0, LONGEST);
        this.#text.addEventListener("input", () => this.#told());
        const add = button(text("desk.filter.add"), () => this.#add(), { title: text("desk.filter.add.title") });
        const clear = button(text("desk.filter.clear"), () => this.#clear());
        const junction = select([["AND", text("desk.filter.and")], ["OR", text("desk.filter.or")]], "AND", (value) => {
            this.#junction = value;
            this.#write();
        });
        junction.setAttribute("aria-label", text("desk.filter.junction"));
        this.#note.setAttribute("role", "status");
        this.element = make(
            "div",
            "filter-builder",
            make("div", "filter-head", make("strong", "", text("desk.filter")), junction, add, clear),
            this.#rows,
            field(text("desk.filter.text"), this.#text, text("desk.filter.text.hint", crs)),
            this.#note,
        );
    }

    /** CQL2 text; "" for no condition. */
    get value() {
        return this.#text.value.trim();
    }

    /** @returns {Promise<object[]>} the fields of the layer; rejected once they are no longer wanted */
    async use(layer, signal) {
        try {
            const { fields } = await request(`/api/v1/desk/fields/${encodeURIComponent(layer)}`, { signal });
            this.#fields = fields;
            this.#note.textContent = "";
            this.#show();
            return fields;
        } catch (problem) {
            if (isAbort(problem)) {
                throw problem;
            }
            this.#note.textContent = problemText(problem);
            return [];
        }
    }

    #told() {
        write(IN_ADDRESS, this.value);
        this.dispatchEvent(new Event("change"));
    }

    #add() {
        const first = this.#fields.find(({ groupable }) => groupable) ?? this.#fields[0];
        if (first) {
            this.#conditions.push({ field: first.name, operator: "=", value: "" });
            this.#show();
            this.#rows.lastElementChild.querySelector("select").focus();
        }
    }

    #clear() {
        const before = { conditions: this.#conditions, words: this.#text.value };
        this.#conditions = [];
        this.#text.value = "";
        this.#show();
        this.#told();
        if (before.words) {
            this.#note.replaceChildren(text("desk.filter.cleared") + " ", button(text("desk.undo"), () => this.#undo(before), { className: "small plain" }));
        }
    }

    #undo({ conditions, words }) {
        this.#conditions = conditions;
        this.#text.value = words;
        this.#note.textContent = "";
        this.#show();
        this.#told();
    }

    #write() {
        const { text: words, wrong } = toCql(this.#conditions, this.#junction, (name) => this.#kind(name));
        this.#text.value = words;
        [...this.#rows.children].forEach((row, at) => row.classList.toggle("unfinished", wrong.includes(at)));
        this.#note.textContent = wrong.length > 0 ? text("desk.filter.unfinished", wrong.length) : "";
        this.#told();
    }

    /** Codes are texts too: their leading zeros count. */
    #kind(name) {
        return this.#fields.find((known) => known.name === name)?.kind ?? "text";
    }

    #show() {
        this.#rows.replaceChildren(...this.#conditions.map((condition, at) => this.#row(condition, at)));
    }

    #row(condition, at) {
        const titled = this.#fields.map(({ name }) => [name, fieldTitle(name) === name ? name : `${fieldTitle(name)} ${name}`]);
        const names = select(titled, condition.field, (name) => {
            condition.field = name;
            condition.operator = operatorsOf(this.#kind(name)).includes(condition.operator) ? condition.operator : "=";
            this.#show();
            this.#write();
        });
        names.setAttribute("aria-label", text("desk.filter.field"));
        const compare = select(operatorsOf(this.#kind(condition.field)).map((operator) => [operator, text("desk.operator." + operator)]), condition.operator, (operator) => {
            condition.operator = operator;
            value.disabled = takesNoValue(operator);
            this.#write();
        });
        compare.setAttribute("aria-label", text("desk.filter.operator"));
        const value = make("input", "");
        value.value = condition.value;
        value.disabled = takesNoValue(condition.operator);
        value.setAttribute("aria-label", text("desk.filter.value"));
        const known = make("datalist", "");
        known.id = "filter-values-" + at;
        value.setAttribute("list", known.id);
        const { values, meanings } = this.#fields.find(({ name }) => name === condition.field) ?? {};
        known.append(...(values ?? []).map((each) => new Option([each, meanings[each]].filter(Boolean).join(" "), each)));
        value.addEventListener("input", () => {
            condition.value = value.value;
            this.#write();
        });
        const remove = button("×", () => {
            this.#conditions.splice(at, 1);
            this.#show();
            this.#write();
        }, { title: text("desk.filter.remove", at + 1), className: "small plain" });
        return make("div", "filter-row", names, compare, value, remove, known);
    }
}
