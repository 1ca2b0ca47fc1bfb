// What every layer says about a place, the uppermost first: a row for each feature, its attributes below on demand.
import { make } from "../../lib/dom.js";
import { isAbort, problemText, request } from "../../lib/http.js";
import { coordinate, squareMetres } from "../../lib/numbers.js";
import { english, text } from "../../lib/texts.js";
import { swatch } from "../map/layer-styles.js";

/** What a feature of a layer without land classes is called by. */
const NAMED_BY = ["XZQMC", "ZLDWMC", "HXMC", "GHFQMC"];

/** The title of a field with its name in the survey; only the name where nobody gave it a title. */
export function fieldTitle(name) {
    const title = text("field." + name);
    return title === "field." + name ? name : title;
}

/** Each attribute with its title, and what its value means where it is a code. */
export function attributeList({ attributes, meanings }) {
    const list = make("dl", "facts");
    for (const [name, value] of Object.entries(attributes)) {
        const title = fieldTitle(name);
        list.append(make("dt", "", ...(title === name ? [name] : [title, " ", make("small", "", name)])), make("dd", "", [value || "—", meanings[name]].filter(Boolean).join(" ")));
    }
    return list;
}

/** What a feature is called: its land class, or the name it bears. */
export function featureName(feature) {
    const known = english() ? feature.classNameEn : feature.className;
    const called = NAMED_BY.map((field) => feature.attributes[field]).find((each) => each) ?? "";
    const name = known ?? (feature.classCode ? text("identify.class-unknown") : called);
    return [feature.classCode, name].filter((part) => part).join(" ") || feature.id;
}

export class Identify {
    #desk;
    #latest = null;

    constructor(desk) {
        this.#desk = desk;
        this.element = make("div", "identify");
        this.#say(text("identify.hint"));
    }

    #say(words) {
        this.element.replaceChildren(make("p", "quiet", words));
        this.#desk.say(words);
    }

    async at([easting, northing]) {
        this.#latest?.abort();
        this.#latest = new AbortController();
        this.#desk.open("identify");
        this.#say(text("identify.busy"));
        try {
            const query = new URLSearchParams({ easting: coordinate(easting), northing: coordinate(northing), geometry: "true", crs: this.#desk.crs });
            const { signal } = this.#latest;
            const [answers, cases] = await Promise.all([
                request("/api/v1/layers/identify?" + query, { signal }),
                this.#cases([easting, northing], signal),
            ]);
            if (!signal.aborted) {
                this.#show(easting, northing, answers, cases);
            }
        } catch (problem) {
            if (!isAbort(problem)) {
                this.#say(text("identify.failed", problemText(problem)));
            }
        }
    }

    /** What layers say does not wait for cases that cannot be told. */
    async #cases(place, signal) {
        try {
            return await this.#desk.casesAt(place, signal);
        } catch (problem) {
            if (isAbort(problem)) {
                throw problem;
            }
            return [make("p", "notice warn", text("desk.case-lines.failed", problemText(problem)))];
        }
    }

    #show(easting, northing, answers, cases) {
        this.#desk.found.clear();
        const order = this.#desk.layers.items.map(({ key }) => key);
        const sorted = answers.toSorted((a, b) => order.indexOf(a.layer) - order.indexOf(b.layer));
        this.element.replaceChildren(this.#place(easting, northing), ...cases, ...sorted.map((answer) => this.#layer(answer)));
        const count = answers.reduce((sum, { features }) => sum + features.length, 0);
        this.#desk.say(text("desk.identified", count));
    }

    #place(easting, northing) {
        const here = make("p", "quiet", text("identify.place", coordinate(northing), coordinate(easting)));
        const { readout, crs } = this.#desk;
        return make("div", "", here, readout && readout.code !== crs ? make("p", "quiet", readout.words([easting, northing])) : null);
    }

    #layer(answer) {
        const layer = this.#desk.layers.find(answer.layer)?.layer;
        const title = layer?.get("title") ?? answer.title;
        const version = [text("desk.version", answer.number), answer.dataDate ?? text("map.no-date")].join(" · ");
        const part = make("section", "found-layer", make("h3", "", title, " ", make("small", "", version)));
        if (answer.features.length === 0) {
            const key = !answer.asked ? "identify.not-asked" : answer.surveyed ? "identify.nothing" : "identify.unsurveyed";
            part.append(make("p", answer.surveyed ? "quiet" : "notice warn", text(key)));
        }
        part.append(...answer.features.map((feature) => this.#feature(answer, feature, layer)));
        return part;
    }

    #feature(answer, feature, layer) {
        const details = make("details", "found-feature");
        const look = layer?.get("look") ?? {};
        const symbol = swatch({ ...look, ...look.classes?.find(({ code }) => code === feature.classCode) });
        const name = make("span", "", featureName(feature));
        const located = feature.areaSquareMetres !== null;
        const area = located ? make("span", "number", squareMetres(feature.areaSquareMetres), " m²") : make("span", "badge warn", text("identify.unlocated"));
        details.append(make("summary", "", symbol, name, area), attributeList(feature));
        details.addEventListener("toggle", () => this.#desk.found.toggle(`${answer.layer}/${feature.id}`, details.open && feature.geometry));
        details.open = answer.layer === "DLTB";
        return details;
    }
}
