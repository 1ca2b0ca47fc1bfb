// One proposed repair on the map: the outline before as a dashed line, after as a solid one, and what it does in a box.
import { Feature, MultiPolygon, Polygon, Stroke, Style, VectorLayer, VectorSource, boundingExtent, buffer as widened } from "../../lib/ol.js";
import { button } from "../../lib/dom.js";
import { assemble } from "../../lib/plots.js";
import { text } from "../../lib/texts.js";
import { repairs } from "../repairs.js";

const LEAST_ROOM_METRES = 1.5;

const halo = new Style({ stroke: new Stroke({ color: "rgb(255 255 255 / 90%)", width: 7 }), zIndex: 1 });
const before = new Style({ stroke: new Stroke({ color: "#1d2427", width: 2, lineDash: [8, 6] }), zIndex: 3 });
const after = new Style({ stroke: new Stroke({ color: "#22663a", width: 3.5 }), zIndex: 2 });

const closed = (points) => {
    const coordinates = points.map((point) => [point.easting, point.northing]);
    return [...coordinates, coordinates[0]];
};

/** Rings that cannot be put together, like one that crosses itself, are drawn as they are. */
function outline(plot, styles) {
    const rings = plot.rings.filter((ring) => ring.points.length >= 3);
    const polygons = assemble(rings).map((indexes) => indexes.map((index) => closed(rings[index].points)));
    const feature = new Feature(polygons.length > 0 ? new MultiPolygon(polygons) : new Polygon([]));
    feature.setStyle(styles);
    return feature;
}

export class RepairLayer {
    constructor() {
        this.source = new VectorSource();
        this.layer = new VectorLayer({ source: this.source, zIndex: 20 });
    }

    /** @param repair null for none */
    show(repair) {
        this.source.clear();
        for (const change of repair?.changes ?? []) {
            change.after.forEach((plot) => this.source.addFeature(outline(plot, [halo, after])));
            this.source.addFeature(outline(repairs.plots[change.plot], before));
        }
    }
}

/** Points of the plots, each with how far it is from the nearer of the two beside it. */
function pointsOf(plots) {
    return plots.flatMap((plot) => plot.rings).flatMap(({ points }) => points.map((p, i) => {
        const apart = (q) => Math.hypot(p.easting - q.easting, p.northing - q.northing);
        return { at: [p.easting, p.northing], alone: Math.min(apart(points.at(i - 1)), apart(points[(i + 1) % points.length])) };
    }));
}

/**
 * Where before and after differ, with as much around as the change is large: the point beside a spike's tip is far away, that
 * beside a point given twice is not. Null when only names or order differ.
 */
export function placeOf(repair) {
    const changed = repair.changes.flatMap((change) => {
        const was = pointsOf([repairs.plots[change.plot]]);
        const is = pointsOf(change.after);
        const [before, now] = [was, is].map((points) => new Set(points.map((point) => String(point.at))));
        return [...was.filter(({ at }) => !now.has(String(at))), ...is.filter(({ at }) => !before.has(String(at)))];
    });
    if (changed.length === 0) {
        return null;
    }
    const room = Math.max(LEAST_ROOM_METRES, 1.2 * Math.max(...changed.map((point) => point.alone)));
    return widened(boundingExtent(changed.map((point) => point.at)), room);
}

function key(className, label) {
    const item = document.createElement("span");
    const line = document.createElement("i");
    line.className = className;
    line.setAttribute("aria-hidden", "true");
    item.append(line, label);
    return item;
}

/** <repair-note>: over the map, what the shown repair does and the ways on; on a phone the defect list is not beside it. */
class RepairNote extends HTMLElement {
    #listening = null;

    connectedCallback() {
        this.#listening = new AbortController();
        this.hidden = true;
        this.setAttribute("role", "status");
        repairs.addEventListener("shown", () => this.#show(), { signal: this.#listening.signal });
    }

    disconnectedCallback() {
        this.#listening.abort();
    }

    #show() {
        const repair = repairs.shown;
        this.hidden = repair === null;
        this.replaceChildren();
        if (!repair) {
            return;
        }
        const words = document.createElement("p");
        words.textContent = repair.message + " " + repair.effect;
        const keys = document.createElement("p");
        keys.className = "keys";
        keys.append(key("before", text("repair.before")), key("after", text("repair.after")));
        const buttons = document.createElement("p");
        buttons.className = "buttons";
        if (repairs.applicable) {
            buttons.append(button(text("repair.apply"), () => repairs.apply(repair), { className: "small primary" }));
        }
        buttons.append(button(text("close"), () => repairs.show(null)));
        this.append(words, keys, buttons);
    }
}

customElements.define("repair-note", RepairNote);
