// What a question found, outlined on the map; one of it can be the chosen one.
import { Feature, GeoJSON, Stroke, Style, VectorLayer, VectorSource } from "../../lib/ol.js";

const HALO = new Style({ stroke: new Stroke({ color: "rgb(255 255 255 / 90%)", width: 5 }) });
const FOUND = [HALO, new Style({ stroke: new Stroke({ color: "#1c4f80", width: 2.5 }) })];
const CHOSEN = [HALO, new Style({ stroke: new Stroke({ color: "#0b2f57", width: 4 }), zIndex: 2 })];
const ABOVE_LAYERS = 1000;
const HIT_PIXELS = 2;

export class Found {
    #source = new VectorSource();
    #map;
    #chosen = null;

    constructor(map) {
        this.#map = map;
        this.layer = new VectorLayer({
            source: this.#source,
            style: (feature) => (feature.getId() === this.#chosen ? CHOSEN : FOUND),
            zIndex: ABOVE_LAYERS,
        });
        map.addLayer(this.layer);
    }

    clear() {
        this.#chosen = null;
        this.#source.clear();
    }

    /** @param {string} id @param {{type: string, coordinates: object} | null | false} geometry as in GeoJSON; nothing takes it away */
    toggle(id, geometry) {
        const before = this.#source.getFeatureById(id);
        if (before) {
            this.#source.removeFeature(before);
        }
        if (geometry) {
            const feature = new Feature(new GeoJSON().readGeometry(geometry));
            feature.setId(id);
            this.#source.addFeature(feature);
        }
    }

    choose(id) {
        this.#chosen = id;
        this.layer.changed();
    }

    /** @returns {string | null} id of what was found there */
    at(pixel) {
        const [hit] = this.#map.getFeaturesAtPixel(pixel, { layerFilter: (layer) => layer === this.layer, hitTolerance: HIT_PIXELS });
        return hit?.getId() ?? null;
    }

    get extent() {
        return this.#source.isEmpty() ? null : this.#source.getExtent();
    }
}
