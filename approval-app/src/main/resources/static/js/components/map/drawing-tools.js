// What a task that allows drawing can do on the map with the pointer: move, add and remove vertices, draw plots, holes, lines and shapes.
import { DRAWN, pointsSet } from "../../lib/drawing-steps.js";
import { Draw, LineString, Modify, Polygon, altKeyOnly, singleClick } from "../../lib/ol.js";
import { addHole, addPlot, applyCoordinates, plotUnder, replaceRing } from "../../lib/plots.js";
import { traced } from "../../lib/snapping.js";
import { text } from "../../lib/texts.js";

const GRAB_PIXELS = 10;

export class DrawingTools {
    #map;
    #model;
    #red;
    #guides;
    #act;
    #live;
    #active = [];
    #draw = null;
    mode = "select";
    /** Set by pointer, of what is being drawn. */
    points = 0;

    /**
     * @param guides what drawing is held to
     * @param act takes what was drawn for an edit of whole plots: (mode, coordinates)
     * @param live hears of what is being drawn: (places, whether they make a ring); of nothing when it ends or is given up
     */
    constructor(map, model, red, guides, act, live) {
        this.#map = map;
        this.#model = model;
        this.#red = red;
        this.#guides = guides;
        this.#act = act;
        this.#live = live;
    }

    /** @param {string} mode one of those that draw, "modify", or one that leaves the pointer to choose */
    use(mode) {
        this.#active.forEach((interaction) => this.#map.removeInteraction(interaction));
        this.#active = [];
        this.#draw = null;
        this.#guides.show(null);
        this.mode = mode;
        this.#ended();
        if (mode === "modify") {
            this.#add(this.#modify());
        }
        if (mode in DRAWN) {
            this.#draw = this.#drawing(mode);
            this.#add(this.#draw);
        }
        if (mode === "modify" || mode in DRAWN) {
            this.#add(this.#guides.interaction());
        }
    }

    /** Ends what is being drawn with the places that were clicked. */
    finish() {
        this.#draw?.finishDrawing();
    }

    /** Takes back the last place that was clicked. */
    back() {
        this.#draw?.removeLastPoint();
    }

    /** Forgets what is being drawn. */
    abort() {
        this.#draw?.abortDrawing();
    }

    #ended() {
        this.points = 0;
        this.#live([], false);
    }

    #add(interaction) {
        this.#map.addInteraction(interaction);
        this.#active.push(interaction);
    }

    /** Alt and click takes a vertex away; dragging an edge adds one. */
    #modify() {
        const modify = new Modify({
            source: this.#red.rings,
            pixelTolerance: GRAB_PIXELS,
            deleteCondition: (event) => altKeyOnly(event) && singleClick(event),
        });
        modify.on("modifyend", (event) => {
            let plots = this.#model.plots;
            event.features.forEach((feature) => {
                const { plot, ring } = feature.getProperties();
                const coordinates = feature.getGeometry().getCoordinates()[0].slice(0, -1);
                const before = plots[plot].rings[ring].points;
                const same = before.length === coordinates.length
                    && before.every((p, i) => p.easting === coordinates[i][0] && p.northing === coordinates[i][1]);
                if (!same) {
                    plots = replaceRing(plots, plot, ring, applyCoordinates(plots[plot], ring, coordinates, this.#written));
                }
            });
            if (plots !== this.#model.plots) {
                this.#model.edit(plots);
            }
        });
        return modify;
    }

    #written = (place) => this.#guides.guides.written(place);

    #drawing(mode) {
        const ring = DRAWN[mode] === "Polygon";
        const draw = new Draw({
            type: DRAWN[mode],
            stopClick: true,
            // What lies between two vertices of one guide is put in while it is drawn, exactly as the guide has it.
            geometryFunction: (coordinates, geometry) => {
                const places = ring ? coordinates[0] : coordinates;
                const way = this.#guides.tracing ? traced(this.#guides.guides, places) : places;
                this.points = pointsSet(places);
                this.#live(way, ring);
                const made = ring ? (way.length > 0 ? [[...way, way[0]]] : []) : way;
                if (geometry) {
                    geometry.setCoordinates(made);
                    return geometry;
                }
                return ring ? new Polygon(made) : new LineString(made);
            },
        });
        draw.on("drawend", (event) => {
            this.#ended();
            const drawn = event.feature.getGeometry().getCoordinates();
            this.take(mode, ring ? drawn[0].slice(0, -1) : drawn);
            setTimeout(() => this.#map.dispatchEvent("drawn"));
        });
        draw.on("drawabort", () => this.#ended());
        return draw;
    }

    /**
     * What was drawn with the pointer or by keyboard becomes an edit.
     *
     * @returns {boolean} whether it could be about some plot
     */
    take(mode, coordinates) {
        const places = coordinates.map(this.#written);
        const plots = this.#model.plots;
        if (mode === "plot") {
            this.#model.edit(addPlot(plots, text("draw.plot-name", plots.length + 1), coordinates, this.#written));
            return true;
        }
        const home = plotUnder(plots, DRAWN[mode] === "Polygon" ? [...places, places[0]] : places);
        if (home < 0 && mode !== "corridor") {
            this.#model.dispatchEvent(new CustomEvent("problem", { detail: text("edit.no-plot") }));
            return false;
        }
        if (mode === "hole") {
            this.#model.edit(addHole(plots, home, coordinates, this.#written));
        } else {
            this.#act(mode, places, home);
        }
        return true;
    }
}
