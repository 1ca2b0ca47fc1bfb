// What of the drawing lies outside the one it derives from: shown where it is, with its area, and told with what to do about it.
import { isAbort, request } from "../../lib/http.js";
import { squareMetres } from "../../lib/numbers.js";
import { Feature, Fill, MultiPolygon, Polygon, Stroke, Style, Text, VectorLayer, VectorSource } from "../../lib/ol.js";
import { text } from "../../lib/texts.js";

const AMBER = "#835400";
const BLUE = "#1c4f80";

function styleOf(feature) {
    if (feature.get("theirs")) {
        return new Style({ stroke: new Stroke({ color: BLUE, width: 2.5, lineDash: [10, 5] }) });
    }
    return new Style({
        fill: new Fill({ color: "rgb(224 142 0 / 45%)" }),
        stroke: new Stroke({ color: AMBER, width: 2 }),
        text: new Text({
            text: text("deviation.area", squareMetres(feature.get("squareMetres"))),
            font: '12px "WenQuanYi Zen Hei", sans-serif',
            fill: new Fill({ color: AMBER }),
            stroke: new Stroke({ color: "#fff", width: 3 }),
            overflow: true,
        }),
    });
}

export class DeviationLayer {
    #model;
    #source = new VectorSource();
    #latest = null;

    constructor(model) {
        this.#model = model;
        this.layer = new VectorLayer({ source: this.#source, style: styleOf, zIndex: 8 });
        this.note = document.createElement("p");
        this.note.className = "deviation-note";
        this.note.setAttribute("role", "status");
        this.note.hidden = true;
    }

    /** Only where the check found that something lies outside: asked for the plots as they are now. */
    async refresh() {
        this.#latest?.abort();
        const outside = this.#model.issues.some((issue) => issue.code === "outside-origin");
        if (!outside || this.#model.plots.length === 0) {
            this.#show(null);
            return;
        }
        this.#latest = new AbortController();
        try {
            const { plots } = this.#model;
            const found = await request(this.#model.url + "/deviations", { method: "POST", json: { plots }, signal: this.#latest.signal });
            this.#show(this.#model.plots === plots ? found : null);
        } catch (problem) {
            if (!isAbort(problem)) {
                console.error(problem);
                this.#show(null);
            }
        }
    }

    /** Somebody else's version, to compare with; null for none. */
    compare(plots) {
        this.#source.getFeatures().filter((feature) => feature.get("theirs")).forEach((feature) => this.#source.removeFeature(feature));
        for (const plot of plots ?? []) {
            const rings = plot.rings.filter((ring) => ring.points.length > 2).map((ring) => [...ring.points, ring.points[0]].map((p) => [p.easting, p.northing]));
            const feature = new Feature(new MultiPolygon(rings.map((ring) => [ring])));
            feature.set("theirs", true);
            this.#source.addFeature(feature);
        }
    }

    #show(found) {
        this.#source.getFeatures().filter((feature) => !feature.get("theirs")).forEach((feature) => this.#source.removeFeature(feature));
        const parts = found?.originKind ? found.parts : [];
        for (const part of parts) {
            const feature = new Feature(new Polygon(part.coordinates));
            feature.set("squareMetres", part.squareMetres);
            this.#source.addFeature(feature);
        }
        this.note.hidden = parts.length === 0;
        this.note.textContent = parts.length === 0
            ? ""
            : text("deviation.note", text("kind." + found.originKind), found.originNumber, found.count, squareMetres(found.squareMetres), squareMetres(found.toleranceSquareMetres));
    }
}
