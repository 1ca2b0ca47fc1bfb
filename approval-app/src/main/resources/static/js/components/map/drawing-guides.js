// What a drawing on the map is held to: parcels of the layers shown, the version that is stored, the drawing it derives from, red lines of
// other cases. Read as exact coordinates for what is on the screen; tiles are rounded and never snapped to.
import { isAbort, request } from "../../lib/http.js";
import { Feature, Fill, Interaction, Point, RegularShape, Stroke, Style, Text, VectorLayer, VectorSource, containsCoordinate } from "../../lib/ol.js";
import { Guides } from "../../lib/snapping.js";
import { text } from "../../lib/texts.js";

const REACH_PIXELS = 12;
const FINEST_READ_METRES_PER_PIXEL = 4;
const MOST_FEATURES = 1000;
const WAIT_MILLISECONDS = 250;
const BLUE = "#1c4f80";

const SIGNS = {
    vertex: { points: 4, radius: 9, angle: Math.PI / 4 },
    edge: { points: 3, radius: 9 },
    intersection: { points: 4, radius: 10, radius2: 0 },
};

function signOf({ kind, label }) {
    return new Style({
        image: new RegularShape({ ...SIGNS[kind], fill: new Fill({ color: "rgb(255 255 255 / 40%)" }), stroke: new Stroke({ color: BLUE, width: 2.5 }) }),
        text: new Text({
            text: text("snap.on", text("snap.kind." + kind), label),
            font: '12px "WenQuanYi Zen Hei", sans-serif',
            offsetY: -18,
            fill: new Fill({ color: BLUE }),
            stroke: new Stroke({ color: "#fff", width: 3 }),
        }),
    });
}

const openRing = (points) => points.map((p) => [p.easting, p.northing]);
const closed = (ring) => (ring.length > 0 ? [...ring, ring[0]] : ring);

/** Events: "changed" (other guides, or another choice of what is snapped to). */
export class DrawingGuides extends EventTarget {
    #map;
    #model;
    #layers;
    #sign = new VectorSource();
    #latest = null;
    #timer = 0;
    #fetched = { parcels: [], redLines: [], origin: [] };
    guides = new Guides();
    on = true;
    tracing = false;
    truncated = false;
    kinds = { vertex: true, edge: true, intersection: true };
    sources = { parcels: true, own: true, stored: true, redLines: true, origin: true };

    /** @param layers of the map with the key of their layer; none where the layers are in another system than the drawing */
    constructor(map, model, layers) {
        super();
        this.#map = map;
        this.#model = model;
        this.#layers = layers;
        this.layer = new VectorLayer({ source: this.#sign, style: (feature) => signOf(feature.get("snap")), zIndex: 20 });
        map.on("moveend", () => this.read());
        layers.forEach((layer) => layer.on("change:visible", () => this.read()));
        model.addEventListener("changed", () => this.#collect());
        model.addEventListener("loaded", () => this.#collect());
        this.read();
    }

    /** Reads what is on the screen anew, a moment later. */
    read() {
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => this.#read(), WAIT_MILLISECONDS);
    }

    /** @param {"kinds"|"sources"} what */
    choose(what, name, wanted) {
        this[what][name] = wanted;
        this.#collect();
    }

    /** @returns {{place: number[], kind: string, label: string} | null} */
    snap(place) {
        const reach = REACH_PIXELS * this.#map.getView().getResolution();
        return this.on ? this.guides.snap(place, reach, this.kinds) : null;
    }

    /** Marks where a place snaps to; nothing where it does not. */
    show(found) {
        this.#sign.clear();
        if (found) {
            const sign = new Feature(new Point(found.place));
            sign.set("snap", found);
            this.#sign.addFeature(sign);
        }
    }

    /** Holds the pointer to the guides; has to be the last interaction added, so that it is the first to see an event. */
    interaction() {
        return new Interaction({
            handleEvent: (event) => {
                if (event.coordinate && event.type !== "wheel") {
                    this.#hold(event);
                }
                return true;
            },
        });
    }

    #hold(event) {
        const found = this.snap(event.coordinate);
        this.show(found);
        if (found) {
            event.coordinate = found.place.slice();
            event.pixel = event.map.getPixelFromCoordinate(found.place);
        }
    }

    async #read() {
        this.#latest?.abort();
        const view = this.#map.getView();
        if (!this.#map.getSize() || view.getResolution() > FINEST_READ_METRES_PER_PIXEL) {
            this.#fetched = { parcels: [], redLines: [], origin: [] };
            this.truncated = view.getResolution() > FINEST_READ_METRES_PER_PIXEL;
            this.#collect();
            return;
        }
        this.#latest = new AbortController();
        const { signal } = this.#latest;
        const box = view.calculateExtent(this.#map.getSize()).map((side) => side.toFixed(3)).join(",");
        try {
            const [beside, ...found] = await Promise.all([
                request(`${this.#model.url}/guides?bbox=${box}`, { signal }),
                ...this.#layers.filter((layer) => layer.getVisible()).map((layer) => this.#parcelsOrNone(layer, box, signal)),
            ]);
            this.truncated = found.some((answer) => answer.truncated);
            this.#fetched = {
                parcels: found.flatMap((answer) => answer.guides),
                redLines: beside.redLines.flatMap(({ number, coordinates }) => coordinates.map((rings) => ({ label: text("snap.case", number), rings }))),
                origin: (beside.origin?.coordinates ?? []).map((rings) => ({ label: text("kind." + beside.origin.kind), rings })),
            };
            this.#collect();
        } catch (problem) {
            if (!isAbort(problem)) {
                console.error(problem);
                this.truncated = true;
                this.dispatchEvent(new Event("changed"));
            }
        }
    }

    /** A layer that cannot be read here, for instance of another datum, takes nothing else away; that not all is snapped to is said. */
    async #parcelsOrNone(layer, box, signal) {
        try {
            return await this.#parcels(layer, box, signal);
        } catch (problem) {
            if (isAbort(problem)) {
                throw problem;
            }
            console.warn(layer.get("key"), problem);
            return { truncated: true, guides: [] };
        }
    }

    async #parcels(layer, box, signal) {
        const answer = await request(`/api/v1/layers/${layer.get("key")}/features?bbox=${box}&crs=${this.#model.crs}&limit=${MOST_FEATURES}`, { signal });
        const title = layer.get("title");
        return {
            // A feature without a place cannot be snapped to: not all is seen.
            truncated: answer.truncated || answer.numberUnlocated > 0,
            guides: answer.features.flatMap(({ properties, geometry }) =>
                (geometry?.coordinates ?? []).map((rings) => ({ label: properties.TBBH ? text("snap.parcel", properties.TBBH) : title, rings })),
            ),
        };
    }

    #collect() {
        const { sources, kinds } = this;
        const named = (plots, label, labelOf) =>
            plots.map((plot, p) => ({
                label: label(plot, p),
                labels: plot.rings.map((ring, r) => ring.points.map((point, i) => labelOf(point, { plot: p, ring: r, point: i }))),
                rings: plot.rings.filter((ring) => ring.points.length > 1).map((ring) => closed(openRing(ring.points))),
            }));
        const plotName = (plot, p) => plot.name || plot.number || String(p + 1);
        const all = [
            ...(sources.own ? named(this.#model.plots, plotName, (point, place) => this.#model.labelOf(place) || point.name) : []),
            ...(sources.stored && this.#model.changed ? named(this.#model.stored, () => text("snap.stored"), (point) => text("snap.stored.point", point.name)) : []),
            ...(sources.parcels ? this.#fetched.parcels : []),
            ...(sources.redLines ? this.#fetched.redLines : []),
            ...(sources.origin ? this.#fetched.origin : []),
        ];
        this.guides = kinds.vertex || kinds.edge || kinds.intersection ? new Guides(all) : new Guides();
        this.dispatchEvent(new Event("changed"));
    }

    /** Whether a place is on the screen. */
    sees(place) {
        return containsCoordinate(this.#map.getView().calculateExtent(this.#map.getSize()), place);
    }
}
