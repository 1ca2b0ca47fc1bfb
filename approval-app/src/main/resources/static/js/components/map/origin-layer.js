// The drawing this one derives from and has to stay inside: a dashed line with its name on it, and a line of the legend.
import { make, toast } from "../../lib/dom.js";
import { problemText, request } from "../../lib/http.js";
import { Feature, Fill, MultiPolygon, Point, Stroke, Style, Text, VectorLayer, VectorSource, isEmpty } from "../../lib/ol.js";
import { text } from "../../lib/texts.js";
import { PIXELS_PER_MILLIMETRE, swatch } from "./layer-styles.js";
import { RED } from "./red-line.js";

/** As the red lines of cases show a site. */
const LOOK = { stroke: RED, dashMillimetres: [3, 1.2] };

/** Its name stands level at its northern end, where it is seen whole when all of it is. */
function northernEnd(land) {
    const [west, , east, north] = land.getExtent();
    return new Point([(west + east) / 2, north]);
}

function styleOf(name) {
    return [
        new Style({ stroke: new Stroke({ color: "rgb(255 255 255 / 85%)", width: 4 }) }),
        new Style({
            stroke: new Stroke({ color: LOOK.stroke, width: 2, lineDash: LOOK.dashMillimetres.map((length) => length * PIXELS_PER_MILLIMETRE) }),
        }),
        new Style({
            geometry: (feature) => northernEnd(feature.getGeometry()),
            text: new Text({
                text: name,
                offsetY: -12,
                font: '12px "WenQuanYi Zen Hei", sans-serif',
                fill: new Fill({ color: LOOK.stroke }),
                backgroundFill: new Fill({ color: "rgb(255 255 255 / 85%)" }),
                padding: [2, 4, 0, 4],
            }),
        }),
    ];
}

export class OriginLayer {
    #source = new VectorSource();
    #name = "";
    layer = new VectorLayer({ source: this.#source, zIndex: 1 });

    /** Without it everything else still works; that it is missing is told. */
    async load(url) {
        try {
            const origin = await request(url + "/origin");
            if (origin) {
                this.#name = text("origin.shown", text("kind." + origin.kind), origin.number);
                this.layer.setStyle(styleOf(this.#name));
                this.#source.addFeature(new Feature(new MultiPolygon(origin.coordinates)));
            }
        } catch (problem) {
            toast(problemText(problem), "bad", text("close"));
        }
    }

    /** Where it lies; null where there is none. */
    get extent() {
        const extent = this.#source.getExtent();
        return isEmpty(extent) ? null : extent;
    }

    /** What the dashed line is, for the legend; null where there is none. */
    get legend() {
        return this.extent ? make("p", "origin-legend", swatch(LOOK), " ", this.#name) : null;
    }
}
