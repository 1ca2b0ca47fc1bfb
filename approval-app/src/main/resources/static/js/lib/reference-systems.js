// From one reference system of the national datum to another, by PROJ4JS with the parameters the server measures with.
import { request } from "./http.js";
import { loadScript } from "./script.js";

export const GEOGRAPHIC = "EPSG:4490";
const METRES_IN_A_ZONE = 1_000_000;

function definitionOf(system) {
    const ellipsoid = `+a=${system.semiMajorAxisMetres} +rf=${system.inverseFlattening} +no_defs`;
    return system.geographic
        ? `+proj=longlat ${ellipsoid}`
        : `+proj=etmerc +lat_0=0 +lon_0=${system.centralMeridianDegrees} +k=1 +x_0=${system.falseEastingMetres} +y_0=0 +units=m ${ellipsoid}`;
}

class ReferenceSystems {
    #byCode;

    constructor(list) {
        this.list = list;
        this.#byCode = new Map(list.map((system) => [system.code, { ...system, definition: definitionOf(system) }]));
    }

    find(code) {
        return this.#byCode.get(code);
    }

    /** Easting or longitude first, on both sides. */
    transform(from, to, place) {
        if (from === to) {
            return place;
        }
        return window.proj4(this.find(from).definition, this.find(to).definition, place.slice());
    }

    /** The zone an easting belongs to by the number in front of it; the given one where there is none. */
    zoneOf(easting, otherwise) {
        const number = Math.floor(easting / METRES_IN_A_ZONE);
        return number === 0
            ? otherwise
            : this.list.find((system) => !system.geographic && Math.floor(system.falseEastingMetres / METRES_IN_A_ZONE) === number);
    }

    /** The same zone without its number in front of eastings, or with it. */
    twin(system) {
        return this.list.find((other) => other !== system
            && other.zoneWidthDegrees === system.zoneWidthDegrees
            && other.centralMeridianDegrees === system.centralMeridianDegrees);
    }

    /** Those that make sense around a zone: degrees, and the zones whose meridian is not farther than one zone away. */
    around(code) {
        const meridian = this.find(code).centralMeridianDegrees;
        return this.list.filter((system) => system.geographic || Math.abs(system.centralMeridianDegrees - meridian) <= 3);
    }
}

let prepared = null;

/** @returns {Promise<ReferenceSystems>} */
export function referenceSystems() {
    prepared ??= Promise.all([request("/api/v1/desk/reference-systems"), loadScript("/webjars/proj4/dist/proj4.js")])
        .then(([list]) => new ReferenceSystems(list));
    prepared.catch(() => (prepared = null));
    return prepared;
}
