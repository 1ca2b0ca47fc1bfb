// <planner-map>: the planner's desk. The map in the middle, the tree of layers at its left, what was asked and found at its right.
import { catalogue } from "../lib/catalogue.js";
import { button, make } from "../lib/dom.js";
import { problemText } from "../lib/http.js";
import { text } from "../lib/texts.js";
import { bar } from "./desk/bar.js";
import { Found } from "./desk/found.js";
import { Identify } from "./desk/identify.js";
import { LayerState } from "./desk/layer-state.js";
import { LayerTree } from "./desk/layer-tree.js";
import { sheets } from "./desk/sheets.js";
import { Tabs } from "./desk/tabs.js";
import { createMap, projectionOf, showReadout, zoneExtent } from "./map/base-map.js";
import { ConflictLayer } from "./map/conflict-layer.js";
import { createLayers } from "./map/layers.js";

const FIT_MARGIN = 48;

class PlannerMap extends HTMLElement {
    #map = null;

    async connectedCallback() {
        this.main = this.closest("main");
        const [side, result, status] = ["layers", "result", "status"].map((part) => document.getElementById("desk-" + part));
        const region = await catalogue().catch((problem) => void side.append(make("p", "notice bad", text("map.failed", problemText(problem)))));
        if (!region || !this.isConnected) {
            return;
        }
        const view = make("div", "map-view");
        const statusLine = make("div", "map-status");
        this.append(view, statusLine);
        this.#map = createMap(view, ...this.#ground(region), (size, margin) => Array(4).fill(margin));
        const desk = this.#desk(region, status);
        side.append(this.#tree(desk).element);
        this.#tabs(desk, result);
        const readout = make("span", "");
        statusLine.append(readout);
        showReadout(this.#map, readout, region.matrixSet.crs);
        document.getElementById("desk-bar").append(...bar());
        sheets(this.main, desk);
        this.#listen(view, desk);
        this.olMap = this.#map;
        this.desk = desk;
        this.dispatchEvent(new CustomEvent("map-ready", { bubbles: true }));
    }

    disconnectedCallback() {
        this.#map?.setTarget(null);
        this.replaceChildren();
    }

    #ground(region) {
        const zone = zoneExtent(region.matrixSet.originEasting);
        this.projection = projectionOf(region.matrixSet.crs, zone);
        return [this.projection, region.extent ?? zone];
    }

    /** What the parts of the desk share. */
    #desk(region, status) {
        const map = this.#map;
        const layers = createLayers(region, this.projection);
        layers.forEach((layer) => map.addLayer(layer));
        return {
            map,
            region,
            projection: this.projection,
            crs: region.matrixSet.crs,
            main: this.main,
            layers: new LayerState(layers),
            found: new Found(map),
            conflicts: this.dataset.conflicts === "true" ? new ConflictLayer(map) : null,
            tabs: new Tabs(text("desk.results")),
            /** Whether a tool has the clicks on the map for itself. */
            drawing: false,
            say: (words) => (status.textContent = words),
            conflictsAt(place) {
                return this.conflicts?.describe(map.getPixelFromCoordinate(place)) ?? [];
            },
            fit(extent) {
                if (extent) {
                    map.getView().fit(extent, { padding: Array(4).fill(FIT_MARGIN) });
                }
            },
            open(tab) {
                this.tabs.open(tab);
                this.show?.("result");
            },
        };
    }

    #tree(desk) {
        if (desk.conflicts) {
            this.#map.addLayer(desk.conflicts.layer);
            desk.conflicts.layer.setZIndex(desk.layers.items.length + 1);
        }
        return new LayerTree(desk, desk.conflicts ? [desk.conflicts.entry()] : []);
    }

    #tabs(desk, result) {
        this.identify = new Identify(desk);
        desk.tabs.add({ key: "identify", title: text("desk.tab.identify"), element: this.identify.element });
        result.append(desk.tabs.list, desk.tabs.body);
        desk.tabs.start();
    }

    #listen(view, desk) {
        const ask = (place) => !desk.drawing && this.identify.at(place);
        this.#map.on("click", (event) => ask(event.coordinate));
        view.addEventListener("keydown", (event) => {
            if (event.key === "Enter") {
                ask(this.#map.getView().getCenter());
            }
        });
        view.append(make("div", "map-cross"));
        const zoomOut = button(text("desk.fit"), () => desk.fit(desk.region.extent), { title: text("desk.fit.title"), className: "small fit-all" });
        view.append(zoomOut);
    }
}

customElements.define("planner-map", PlannerMap);
