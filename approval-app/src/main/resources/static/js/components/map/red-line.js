// The red line on the map: plots as surfaces, rings as editable lines, points with their numbers, defects as pins.
import {
    CircleStyle,
    Feature,
    Fill,
    MultiPolygon,
    Point,
    Polygon,
    RegularShape,
    Stroke,
    Style,
    Text,
    VectorLayer,
    VectorSource,
} from "../../lib/ol.js";
import { assemble } from "../../lib/plots.js";
import { pointName } from "../selection.js";

export const RED = "#d7141a";
const NUMBERS_BELOW_METRES_PER_PIXEL = 1.5;
const POINTS_BELOW_METRES_PER_PIXEL = 6;
const FONT = '12px "WenQuanYi Zen Hei", sans-serif';

const closed = (points) => {
    const coordinates = points.map((p) => [p.easting, p.northing]);
    return [...coordinates, coordinates[0]];
};

const surface = new Style({ fill: new Fill({ color: "rgb(215 20 26 / 10%)" }) });
const surfaceSelected = new Style({ fill: new Fill({ color: "rgb(28 79 128 / 22%)" }) });
const line = [
    new Style({ stroke: new Stroke({ color: "rgb(255 255 255 / 85%)", width: 5 }) }),
    new Style({ stroke: new Stroke({ color: RED, width: 2.25 }) }),
];
const pointDot = new CircleStyle({ radius: 3.5, fill: new Fill({ color: "#fff" }), stroke: new Stroke({ color: RED, width: 1.5 }) });
const pointChosen = new CircleStyle({ radius: 7, fill: new Fill({ color: "#1c4f80" }), stroke: new Stroke({ color: "#fff", width: 2 }) });

function pinStyle(issue, label, chosen) {
    const colour = issue.severity === "ERROR" ? "#b3261e" : "#835400";
    return [
        new Style({
            image: new CircleStyle({ radius: chosen ? 22 : 14, stroke: new Stroke({ color: colour, width: chosen ? 3 : 1.5 }) }),
            zIndex: 5,
        }),
        new Style({
            image: new RegularShape({
                points: 4,
                radius: 11,
                angle: Math.PI / 4,
                displacement: [18, 18],
                fill: new Fill({ color: colour }),
                stroke: new Stroke({ color: "#fff", width: 1.5 }),
            }),
            text: new Text({ text: label, font: FONT, fill: new Fill({ color: "#fff" }), offsetX: 18, offsetY: -18 }),
            zIndex: 6,
        }),
    ];
}

export class RedLineLayers {
    constructor() {
        this.surfaces = new VectorSource();
        this.rings = new VectorSource();
        this.points = new VectorSource();
        this.pins = new VectorSource();
        this.chosen = "";
        this.layers = [
            new VectorLayer({
                source: this.surfaces,
                style: (feature) => (feature.get("name") === this.chosen ? surfaceSelected : surface),
            }),
            new VectorLayer({ source: this.rings, style: line }),
            new VectorLayer({
                source: this.points,
                declutter: true,
                style: (feature, resolution) => this.#pointStyle(feature, resolution),
            }),
            new VectorLayer({
                source: this.pins,
                style: (feature) => pinStyle(feature.get("issue"), feature.get("label"), feature.get("name") === this.chosen),
            }),
        ];
    }

    #pointStyle(feature, resolution) {
        const chosen = feature.get("name") === this.chosen;
        if (!chosen && resolution > POINTS_BELOW_METRES_PER_PIXEL) {
            return null;
        }
        const numbered = chosen || resolution < NUMBERS_BELOW_METRES_PER_PIXEL;
        return new Style({
            image: chosen ? pointChosen : pointDot,
            text: numbered
                ? new Text({
                      text: feature.get("label"),
                      font: FONT,
                      offsetY: -13,
                      fill: new Fill({ color: "#1d2427" }),
                      stroke: new Stroke({ color: "#fff", width: 3 }),
                  })
                : undefined,
            zIndex: chosen ? 3 : 2,
        });
    }

    choose(name) {
        this.chosen = name;
        this.layers.forEach((layer) => layer.changed());
    }

    /** @param labelOf what a point is called */
    show(plots, labelOf) {
        this.surfaces.clear();
        this.rings.clear();
        this.points.clear();
        plots.forEach((plot, p) => {
            const polygons = assemble(plot.rings).map((indexes) => indexes.map((i) => closed(plot.rings[i].points)));
            this.surfaces.addFeature(named(new MultiPolygon(polygons), `plot-${p + 1}`));
            plot.rings.forEach((ring, r) => {
                if (ring.points.length > 1) {
                    const feature = named(new Polygon([closed(ring.points)]), `ring-${p}-${r}`);
                    feature.setProperties({ plot: p, ring: r });
                    this.rings.addFeature(feature);
                }
                ring.points.forEach((point, i) => {
                    const place = { plot: p, ring: r, point: i };
                    const feature = named(new Point([point.easting, point.northing]), pointName(place));
                    feature.setProperties({ place, label: labelOf(place) });
                    this.points.addFeature(feature);
                });
            });
        });
    }

    /** Gives the points that are there their names anew. */
    label(labelOf) {
        for (const feature of this.points.getFeatures()) {
            feature.set("label", labelOf(feature.get("place")));
        }
    }

    /** @param conflicts with other cases, numbered apart from the defects of the drawing itself */
    showDefects(issues, conflicts) {
        this.pins.clear();
        const pin = (issue, name, label) => {
            if (issue.easting !== null && issue.easting !== undefined) {
                const feature = named(new Point([issue.easting, issue.northing]), name);
                feature.setProperties({ issue, label });
                this.pins.addFeature(feature);
            }
        };
        issues.forEach((issue) => pin(issue, `defect-${issue.number}`, String(issue.number)));
        conflicts.forEach((issue) => pin(issue, `conflict-${issue.number}`, `×${issue.number}`));
    }

    find(name) {
        return [this.pins, this.points, this.surfaces]
            .flatMap((source) => source.getFeatures())
            .find((feature) => feature.get("name") === name);
    }
}

function named(geometry, name) {
    const feature = new Feature(geometry);
    feature.set("name", name);
    return feature;
}
