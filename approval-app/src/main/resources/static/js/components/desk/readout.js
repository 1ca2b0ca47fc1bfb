// Where the pointer is, in the reference system the reader chose; kept in the address.
import { make, select } from "../../lib/dom.js";
import { coordinate, fixed } from "../../lib/numbers.js";
import { inDegreesMinutesSeconds } from "../../lib/places.js";
import { GEOGRAPHIC, referenceSystems } from "../../lib/reference-systems.js";
import { text } from "../../lib/texts.js";
import { read, write } from "../../lib/url-state.js";

const IN_ADDRESS = "crs";
const DECIMAL = GEOGRAPHIC;
const SEXAGESIMAL = GEOGRAPHIC + "/dms";
const METRES_PER_PIXEL_OF_SCREEN = 0.00028;
const METRES_IN_A_ZONE = 1_000_000;

/** A zone by its number where eastings carry it, else by its meridian. */
function zoneWords({ code, zoneWidthDegrees, falseEastingMetres, centralMeridianDegrees }) {
    const zone = Math.floor(falseEastingMetres / METRES_IN_A_ZONE);
    return zone > 0
        ? text("desk.crs.zone", zoneWidthDegrees, zone, code)
        : text("desk.crs.meridian", zoneWidthDegrees, centralMeridianDegrees, code);
}

export class Readout {
    #desk;
    #systems = null;
    #chosen;
    #words = make("span", "readout");
    #place;

    constructor(desk) {
        this.#desk = desk;
        this.#chosen = desk.crs;
        this.#place = desk.map.getView().getCenter();
        this.choice = make("span", "", desk.crs);
        this.scale = make("span", "");
        this.elements = [this.#words, this.choice, this.scale];
        desk.map.on("pointermove", (event) => this.#show(event.coordinate));
        desk.map.on("moveend", () => this.#show(desk.map.getView().getCenter()));
        this.#show(this.#place);
        referenceSystems().then((systems) => this.#offer(systems), () => desk.say(text("desk.crs.failed")));
    }

    #offer(systems) {
        this.#systems = systems;
        const options = systems.around(this.#desk.crs).flatMap((system) =>
            system.geographic
                ? [[SEXAGESIMAL, text("desk.crs.dms")], [DECIMAL, text("desk.crs.decimal")]]
                : [[system.code, zoneWords(system)]]);
        const wanted = read(IN_ADDRESS);
        this.#chosen = options.some(([value]) => value === wanted) ? wanted : this.#desk.crs;
        const control = select(options, this.#chosen, (value) => {
            this.#chosen = value;
            write(IN_ADDRESS, value === this.#desk.crs ? null : value);
            this.#show(this.#place);
        });
        control.setAttribute("aria-label", text("desk.crs"));
        control.className = "readout-choice";
        this.choice.replaceChildren(control);
        this.#show(this.#place);
    }

    /** The system coordinates are read in: a code, without the way degrees are written. */
    get code() {
        return this.#chosen.split("/")[0];
    }

    /** A place of the map in words, in survey order: X is northing. */
    words(place) {
        const [first, second] = this.#systems ? this.#systems.transform(this.#desk.crs, this.code, place) : place;
        if (this.#chosen === SEXAGESIMAL) {
            return text("desk.readout.degrees", inDegreesMinutesSeconds(second), inDegreesMinutesSeconds(first));
        }
        return this.#chosen === DECIMAL
            ? text("desk.readout.degrees", fixed(second, 8) + "°", fixed(first, 8) + "°")
            : text("map.readout", coordinate(second), coordinate(first));
    }

    #show(place) {
        this.#place = place;
        this.#words.textContent = this.words(place);
        const scale = Math.round(this.#desk.map.getView().getResolution() / METRES_PER_PIXEL_OF_SCREEN);
        this.scale.textContent = `1:${scale.toLocaleString("en")}`;
    }
}
