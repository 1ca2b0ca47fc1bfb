// What a task that allows drawing can do on the map: move, add and remove vertices, draw plots and holes.
import { Draw, Modify, Snap, altKeyOnly, singleClick } from "../../lib/ol.js";
import { addHole, addPlot, applyCoordinates, assemble, replaceRing } from "../../lib/plots.js";
import { text } from "../../lib/texts.js";

const SNAP_PIXELS = 10;

export class DrawingTools {
    #map;
    #model;
    #red;
    #active = [];
    mode = "select";

    constructor(map, model, red) {
        this.#map = map;
        this.#model = model;
        this.#red = red;
    }

    /** @param {"select"|"modify"|"plot"|"hole"} mode */
    use(mode) {
        this.#active.forEach((interaction) => this.#map.removeInteraction(interaction));
        this.#active = [];
        this.mode = mode;
        if (mode === "modify") {
            this.#add(this.#modify());
        }
        if (mode === "plot" || mode === "hole") {
            this.#add(this.#draw(mode));
        }
        if (mode !== "select") {
            this.#add(new Snap({ source: this.#red.rings, pixelTolerance: SNAP_PIXELS }));
        }
    }

    #add(interaction) {
        this.#map.addInteraction(interaction);
        this.#active.push(interaction);
    }

    /** Alt and click takes a vertex away; dragging an edge adds one. */
    #modify() {
        const modify = new Modify({
            source: this.#red.rings,
            pixelTolerance: SNAP_PIXELS,
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
                    plots = replaceRing(plots, plot, ring, applyCoordinates(plots[plot], ring, coordinates));
                }
            });
            if (plots !== this.#model.plots) {
                this.#model.edit(plots);
            }
        });
        return modify;
    }

    #draw(mode) {
        const draw = new Draw({ type: "Polygon", stopClick: true });
        draw.on("drawend", (event) => {
            const coordinates = event.feature.getGeometry().getCoordinates()[0].slice(0, -1);
            const plots = this.#model.plots;
            if (mode === "plot") {
                this.#model.edit(addPlot(plots, text("draw.plot-name", plots.length + 1), coordinates));
            } else {
                const home = this.#plotAround(event.feature.getGeometry().getInteriorPoint().getCoordinates());
                if (home >= 0) {
                    this.#model.edit(addHole(plots, home, coordinates));
                }
            }
            setTimeout(() => this.#map.dispatchEvent("drawn"));
        });
        return draw;
    }

    #plotAround([easting, northing]) {
        const names = this.#red.surfaces.getFeaturesAtCoordinate([easting, northing]).map((f) => f.get("name"));
        return names.length > 0 ? Number(names[0].split("-")[1]) - 1 : -1;
    }

    /** Whether a plot can be drawn into: there is one. */
    get hasPlots() {
        return this.#model.plots.some((plot) => assemble(plot.rings).length > 0);
    }
}
