// The words the style book wants within areas - land classes, names of divisions - each once for what is seen of the area.
import { labelPlaces } from "../../lib/label-places.js";
import { Feature, Fill, Point, Stroke, Style, Text, VectorLayer, VectorSource } from "../../lib/ol.js";
import { PIXELS_PER_MILLIMETRE, within } from "./layer-styles.js";

/** Thinned out words are drawn last on their canvas: on one of their own they stay below a red line. */
const OWN_CANVAS = "ol-layer map-labels";
/** Room above and below letters, in their heights. */
const LINES = 1.3;
/** More than this are not read, and would take longer to place than to look at. */
const MOST = 600;

const fontOf = (look, family) => `${Math.round(look.millimetres * PIXELS_PER_MILLIMETRE)}px ${family}`;

function styleOf(words, look, font) {
    return new Style({
        text: new Text({
            text: words,
            font,
            fill: new Fill({ color: look.colour }),
            stroke: new Stroke({ color: look.haloColour, width: 2 * look.haloMillimetres * PIXELS_PER_MILLIMETRE }),
            overflow: true,
        }),
    });
}

export class LabelLayer {
    #map;
    #layers;
    #source = new VectorSource();
    #before = "";
    #ruler = document.createElement("canvas").getContext("2d");

    /**
     * @param {object[]} layers of tiles; those whose style has no label are left alone
     * @param {number} [zIndex] where layers are ordered by it; else names lie below what is added later
     */
    constructor(map, layers, zIndex) {
        this.#map = map;
        this.#layers = layers.filter((layer) => layer.get("look").label);
        this.layer = new VectorLayer({ source: this.#source, declutter: true, zIndex, className: OWN_CANVAS, style: (feature) => feature.get("style") });
        this.layer.set("key", "labels");
        map.on("rendercomplete", () => this.#write());
    }

    /** What is written at the moment. */
    get words() {
        return this.#source.getFeatures().map((feature) => feature.get("words"));
    }

    #write() {
        const resolution = this.#map.getView().getResolution();
        const view = this.#map.getView().calculateExtent(this.#map.getSize());
        const labels = this.#layers
            .filter((layer) => layer.getVisible() && within(layer.get("look").scales?.layerTo, resolution) && within(layer.get("look").scales?.labelTo, resolution))
            .flatMap((layer) => this.#labels(layer, view, resolution));
        const now = JSON.stringify(labels.map(({ words, place }) => [words, place]));
        if (now !== this.#before) {
            this.#before = now;
            this.#source.clear();
            this.#source.addFeatures(labels.slice(0, MOST).map(({ words, place, style }) => {
                const feature = new Feature(new Point(place));
                feature.setProperties({ words, style });
                return feature;
            }));
        }
    }

    #labels(layer, view, resolution) {
        const { label, labelField, classField } = layer.get("look");
        const hidden = layer.get("hidden");
        const pieces = layer.getFeaturesInExtent(view)
            .filter((piece) => !classField || !hidden.has(String(piece.get(classField) ?? "")))
            .map((piece) => ({
                area: piece.get("id") ?? piece.get(labelField),
                words: String(piece.get(labelField) ?? ""),
                extent: piece.getExtent(),
                inside: piece.getFlatInteriorPoint(),
            }));
        const font = fontOf(label, getComputedStyle(this.#map.getTargetElement()).fontFamily);
        this.#ruler.font = font;
        const height = label.millimetres * PIXELS_PER_MILLIMETRE * LINES;
        return labelPlaces(pieces, view)
            .filter((each) => each.width / resolution > this.#ruler.measureText(each.words).width && each.height / resolution > height)
            .map((each) => ({ ...each, style: styleOf(each.words, label, font) }));
    }
}
