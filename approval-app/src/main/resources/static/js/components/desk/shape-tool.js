// Drawing one shape at a time on the desk's map, by pointer or by keyboard: the middle of the map is the pen then.
import { CircleStyle, DoubleClickZoom, Draw, Fill, Point, Stroke, Style } from "../../lib/ol.js";
import { text } from "../../lib/texts.js";

const INK = "#1c4f80";
const SKETCH = [
    new Style({ stroke: new Stroke({ color: "rgb(255 255 255 / 85%)", width: 4 }), fill: new Fill({ color: "rgb(28 79 128 / 12%)" }) }),
    new Style({
        stroke: new Stroke({ color: INK, width: 2, lineDash: [6, 4] }),
        image: new CircleStyle({ radius: 5, fill: new Fill({ color: INK }), stroke: new Stroke({ color: "#fff", width: 1.5 }) }),
    }),
];
const LEAST_POINTS = { Polygon: 3, LineString: 2, Point: 1 };
/** So that the click that ends a shape is not taken for a question. */
const AFTER_THE_CLICK = 350;

export class ShapeTool {
    #desk;
    #draw = null;
    #type = null;
    #geometry = null;
    #ended = null;

    constructor(desk) {
        this.#desk = desk;
        desk.map.getTargetElement().addEventListener("keydown", (event) => this.#key(event));
    }

    /**
     * @param {"Polygon" | "LineString" | "Point"} type
     * @param {{changed?: (geometry: object) => void, ended: (geometry: object | null) => void}} listeners of OpenLayers geometries,
     *     ended(null) when it was given up
     */
    start(type, { changed, ended }) {
        this.stop();
        this.#ended = ended;
        this.#type = type;
        this.#draw = new Draw({ type, style: SKETCH, stopClick: true });
        this.#draw.on("drawstart", ({ feature }) => {
            this.#geometry = feature.getGeometry();
            this.#geometry.on("change", () => changed?.(this.#geometry));
        });
        this.#draw.on("drawend", ({ feature }) => this.#finish(feature.getGeometry()));
        this.#zoomByDoubleClick(false);
        this.#desk.map.addInteraction(this.#draw);
        this.#desk.drawing = true;
        this.#desk.map.getTargetElement().classList.add("drawing");
        this.#desk.say(text("desk.draw.how"));
    }

    get active() {
        return this.#draw !== null;
    }

    /** Gives up what is being drawn. */
    stop() {
        if (this.#draw) {
            this.#finish(null);
        }
    }

    #finish(geometry) {
        const ended = this.#ended;
        this.#desk.map.removeInteraction(this.#draw);
        this.#draw = null;
        this.#geometry = null;
        this.#desk.map.getTargetElement().classList.remove("drawing");
        setTimeout(() => {
            if (!this.#draw) {
                this.#desk.drawing = false;
                this.#zoomByDoubleClick(true);
            }
        }, AFTER_THE_CLICK);
        ended(geometry);
    }

    #zoomByDoubleClick(on) {
        this.#desk.map.getInteractions().forEach((each) => each instanceof DoubleClickZoom && each.setActive(on));
    }

    #key(event) {
        const act = this.#draw && {
            Enter: () => (event.ctrlKey ? this.#close() : this.#point()),
            " ": () => this.#point(),
            Backspace: () => this.#draw.removeLastPoint(),
            Escape: () => this.stop(),
            f: () => this.#close(),
        }[event.key];
        if (act) {
            event.preventDefault();
            event.stopImmediatePropagation();
            act();
        }
    }

    #point() {
        const centre = this.#desk.map.getView().getCenter();
        if (this.#type === "Point") {
            this.#finish(new Point(centre));
            return;
        }
        this.#draw.appendCoordinates([centre]);
        this.#desk.say(text("desk.draw.point", this.#count()));
    }

    #close() {
        if (this.#geometry && this.#count() >= LEAST_POINTS[this.#type]) {
            this.#draw.finishDrawing();
        } else {
            this.#desk.say(text("desk.draw.too-few"));
        }
    }

    /** Points set so far; the last of a sketch follows the pointer. */
    #count() {
        const coordinates = this.#geometry?.getCoordinates() ?? [];
        return this.#type === "Polygon" && coordinates.length > 0 ? Math.max(0, coordinates[0].length - 2) : Math.max(0, coordinates.length - 1);
    }
}
