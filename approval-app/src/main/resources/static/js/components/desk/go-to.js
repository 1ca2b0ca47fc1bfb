// Goes to a place that was typed - coordinates in any usual writing, or the name of a county, town or village - and says what it
// understood.
import { button, make } from "../../lib/dom.js";
import { isAbort, problemText, request } from "../../lib/http.js";
import { Latest } from "../../lib/latest.js";
import { coordinate, fixed } from "../../lib/numbers.js";
import { CircleStyle, Feature, Fill, Point, Stroke, Style, VectorLayer, VectorSource, containsCoordinate } from "../../lib/ol.js";
import { parsePlace } from "../../lib/places.js";
import { GEOGRAPHIC, referenceSystems } from "../../lib/reference-systems.js";
import { english, text } from "../../lib/texts.js";
import { read } from "../../lib/url-state.js";
import { findUnits, units } from "./units.js";

const MOST_OTHERS = 3;
/** A place another page marks, in the system of the map. */
const IN_ADDRESS = "at";
const NEAR_METRES_PER_PIXEL = 1;
const ABOVE_LAYERS = 1001;

const PIN = new Style({
    image: new CircleStyle({ radius: 7, stroke: new Stroke({ color: "#1c4f80", width: 3 }), fill: new Fill({ color: "rgb(255 255 255 / 60%)" }) }),
});

export class GoTo {
    #desk;
    #pins = new VectorSource();
    #input = make("input", "");
    #answer = make("span", "go-to-answer");
    #latest = new Latest();

    constructor(desk) {
        this.#desk = desk;
        desk.map.addLayer(new VectorLayer({ source: this.#pins, style: PIN, zIndex: ABOVE_LAYERS }));
        this.#input.type = "search";
        this.#input.setAttribute("list", "go-to-units");
        this.#input.placeholder = text("desk.go-to.example");
        this.#input.setAttribute("aria-label", text("desk.go-to"));
        const names = make("datalist", "");
        names.id = "go-to-units";
        this.#input.addEventListener("focus", () => this.#offer(names), { once: true });
        const go = button(text("desk.go-to.go"), () => {}, {});
        go.type = "submit";
        this.#answer.setAttribute("role", "status");
        this.element = make("form", "go-to", this.#input, go, names, this.#answer);
        this.element.addEventListener("submit", (event) => {
            event.preventDefault();
            this.#go(this.#input.value.trim());
        });
        this.#go(read(IN_ADDRESS) ?? "");
    }

    async #offer(names) {
        const known = await units().catch(() => []);
        names.append(...known.map(({ name, code }) => new Option(code, name)));
    }

    #say(words, good = true) {
        this.#answer.textContent = words;
        this.#answer.classList.toggle("wrong", !good);
    }

    /** Forgets the place: the map goes elsewhere. */
    clear() {
        this.#latest.drop();
        this.#pins.clear();
        this.#say("");
    }

    async #go(words) {
        if (words === "") {
            return;
        }
        try {
            const place = parsePlace(words);
            await (place ? this.#toPlace(place) : this.#toUnit(words));
        } catch (problem) {
            if (!isAbort(problem)) {
                this.#say(problemText(problem), false);
            }
        }
    }

    async #toPlace(place) {
        const systems = await this.#latest.ask(() => referenceSystems());
        const from = place.kind === "degrees" ? systems.find(GEOGRAPHIC) : this.#zone(systems, place.easting);
        if (!from) {
            this.#say(text("desk.go-to.no-zone", Math.floor(place.easting / 1_000_000)), false);
            return;
        }
        const typed = place.kind === "degrees" ? [place.longitude, place.latitude] : [place.easting, place.northing];
        const here = systems.transform(from.code, this.#desk.crs, typed);
        const inside = this.#desk.region.extent && containsCoordinate(this.#desk.region.extent, here);
        this.#pins.clear();
        this.#pins.addFeature(new Feature(new Point(here)));
        const view = this.#desk.map.getView();
        view.setCenter(here);
        view.setResolution(Math.min(view.getResolution(), NEAR_METRES_PER_PIXEL));
        const name = english() ? from.nameEn : from.name;
        const read = place.kind === "degrees"
            ? text("desk.go-to.degrees", fixed(place.latitude, 6), fixed(place.longitude, 6), name)
            : text("desk.go-to.metres", coordinate(place.northing), coordinate(place.easting), name);
        this.#say(read + (inside ? "" : text("desk.go-to.outside")));
    }

    /** Without a number in front, an easting belongs to the system coordinates are read in, or to the map's own zone. */
    #zone(systems, easting) {
        const chosen = systems.find(this.#desk.readout.code);
        const own = systems.twin(systems.find(this.#desk.crs));
        return systems.zoneOf(easting, chosen.geographic || chosen.falseEastingMetres >= 1_000_000 ? own : chosen);
    }

    async #toUnit(words) {
        const [unit, ...others] = findUnits(await this.#latest.ask(() => units()), words);
        if (!unit) {
            this.#say(text("desk.go-to.nothing"), false);
            return;
        }
        const json = { area: { unit: unit.code }, crs: this.#desk.crs };
        const { bbox } = await this.#latest.ask((signal) => request("/api/v1/desk/areas/outline", { method: "POST", json, signal }));
        this.#pins.clear();
        this.#desk.fit(bbox);
        const also = unit.name === words || unit.code === words ? [] : others;
        const named = also.slice(0, MOST_OTHERS).map(({ name, code }) => `${name} ${code}`).join(text("desk.go-to.and"));
        this.#say(text("desk.go-to.unit", unit.name, unit.code) + (named ? text("desk.go-to.others", also.length, named) : ""));
    }
}
