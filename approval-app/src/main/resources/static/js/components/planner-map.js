// <planner-map>: all layers, and what they say about a place, by pointer or keyboard.
import { catalogue } from "../lib/catalogue.js";
import { problemText, request } from "../lib/http.js";
import { coordinate, squareMetres } from "../lib/numbers.js";
import { Feature, MultiPolygon, Stroke, Style, VectorLayer, VectorSource } from "../lib/ol.js";
import { text } from "../lib/texts.js";
import { createMap, projectionOf, showReadout, zoneExtent } from "./map/base-map.js";
import { classFilter } from "./map/class-filter.js";
import { ConflictLayer } from "./map/conflict-layer.js";
import { createLayers, layerPanel } from "./map/layers.js";

/** What a feature of a layer without land classes is called by. */
const NAMED_BY = ["XZQMC", "ZLDWMC", "HXMC", "GHFQMC"];
const FOUND = new Style({ stroke: new Stroke({ color: "#1c4f80", width: 3 }) });

function element(tag, words, className) {
    const made = document.createElement(tag);
    made.textContent = words;
    if (className) {
        made.className = className;
    }
    return made;
}

function attributes(feature) {
    const list = element("dl", "", "facts");
    for (const [name, value] of Object.entries(feature.attributes)) {
        const label = text("field." + name);
        const term = element("dt", label.startsWith("field.") ? name : label + " ");
        if (term.textContent !== name) {
            term.append(element("small", name));
        }
        list.append(term, element("dd", value || "—"));
    }
    return list;
}

class PlannerMap extends HTMLElement {
    #map = null;
    #found = new VectorSource();
    #conflicts = null;
    #latest = 0;
    /** Title of each layer by key, the uppermost first. */
    #titles = new Map();

    async connectedCallback() {
        this.result = document.querySelector(".identify");
        this.#say(text("identify.hint"));
        const region = await catalogue().catch((problem) => this.#say(text("map.failed", problemText(problem))));
        if (!region || !this.isConnected) {
            return;
        }
        const view = element("div", "", "map-view");
        const status = element("div", "", "map-status");
        const readout = element("span", "");
        status.append(readout);
        this.append(view, status);
        const extent = region.extent ?? zoneExtent(region.matrixSet.originEasting);
        const projection = projectionOf(region.matrixSet.crs, zoneExtent(region.matrixSet.originEasting));
        this.#map = createMap(view, projection, extent);
        const layers = createLayers(region, projection);
        layers.forEach((layer) => this.#map.addLayer(layer));
        this.#map.addLayer(new VectorLayer({ source: this.#found, style: FOUND }));
        if (this.dataset.conflicts === "true") {
            this.#conflicts = new ConflictLayer(this.#map);
            this.#map.addLayer(this.#conflicts.layer);
        }
        this.append(layers.length > 0 ? this.#panel(layers) : element("p", text("map.none"), "notice map-message"));
        showReadout(this.#map, readout, region.matrixSet.crs);
        this.#map.on("click", (event) => this.#identify(event.coordinate));
        view.addEventListener("keydown", (event) => {
            if (event.key === "Enter") {
                this.#identify(this.#map.getView().getCenter());
            }
        });
        this.olMap = this.#map;
        this.dispatchEvent(new CustomEvent("map-ready", { bubbles: true }));
    }

    #panel(layers) {
        this.#titles = new Map(layers.toReversed().map((layer) => [layer.get("key"), layer.get("title")]));
        const panel = layerPanel(this.#map, layers);
        for (const layer of layers.filter((each) => each.get("look").classField)) {
            panel.querySelector("#layer-" + layer.get("key")).closest(".layer-entry").after(classFilter(layer));
        }
        if (this.#conflicts) {
            panel.querySelector("summary").after(this.#conflicts.entry());
        }
        return panel;
    }

    disconnectedCallback() {
        this.#map?.setTarget(null);
        this.replaceChildren();
    }

    #say(words) {
        this.result.replaceChildren(element("h2", text("identify.title")), element("p", words, "quiet"));
    }

    async #identify([easting, northing]) {
        const turn = ++this.#latest;
        this.#say(text("identify.busy"));
        try {
            const query = new URLSearchParams({ easting: coordinate(easting), northing: coordinate(northing), geometry: "true" });
            const answers = await request("/api/v1/layers/identify?" + query);
            if (turn === this.#latest) {
                this.#show(easting, northing, answers);
            }
        } catch (problem) {
            this.#say(text("identify.failed", problemText(problem)));
        }
    }

    #show(easting, northing, answers) {
        this.#found.clear();
        const place = text("identify.place", coordinate(northing), coordinate(easting));
        const conflicts = this.#conflicts?.describe(this.#map.getPixelFromCoordinate([easting, northing])) ?? [];
        this.result.replaceChildren(element("h2", text("identify.title")), element("p", place, "quiet"), ...conflicts);
        const order = [...this.#titles.keys()];
        for (const answer of answers.toSorted((a, b) => order.indexOf(a.layer) - order.indexOf(b.layer))) {
            const part = element("section", "");
            part.append(element("h3", this.#titles.get(answer.layer) ?? answer.title));
            if (answer.features.length === 0) {
                part.append(element("p", text(answer.surveyed ? "identify.nothing" : "identify.unsurveyed"), "quiet"));
            }
            for (const feature of answer.features) {
                part.append(this.#feature(answer, feature));
            }
            this.result.append(part);
        }
    }

    #feature(answer, feature) {
        const english = document.documentElement.lang.startsWith("en");
        const details = document.createElement("details");
        details.open = answer.layer === "DLTB";
        const known = english ? feature.classNameEn : feature.className;
        const called = NAMED_BY.map((field) => feature.attributes[field]).find((each) => each) ?? "";
        const name = known ?? (feature.classCode ? text("identify.class-unknown") : called);
        const title = [feature.classCode, name].filter((part) => part).join(" ") || feature.id;
        details.append(element("summary", `${title} · ${text("identify.area", squareMetres(feature.areaSquareMetres))}`));
        details.append(attributes(feature));
        if (feature.geometry && answer.layer === "DLTB") {
            this.#found.addFeature(new Feature(new MultiPolygon(feature.geometry.coordinates)));
        }
        return details;
    }
}

customElements.define("planner-map", PlannerMap);
