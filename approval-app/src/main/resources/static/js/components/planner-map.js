// <planner-map>: the planner's desk. The map in the middle, the tree of layers at its left, what was asked and found at its right.
import { catalogue } from "../lib/catalogue.js";
import { button, make } from "../lib/dom.js";
import { problemText } from "../lib/http.js";
import { leftOut } from "../lib/link-check.js";
import { text } from "../lib/texts.js";
import { bar } from "./desk/bar.js";
import { Compare } from "./desk/compare.js";
import { Found } from "./desk/found.js";
import { Identify } from "./desk/identify.js";
import { LayerState } from "./desk/layer-state.js";
import { LayerTree } from "./desk/layer-tree.js";
import { Measure } from "./desk/measure.js";
import { Outlook } from "./desk/outlook.js";
import { Print } from "./desk/print.js";
import { Query } from "./desk/query.js";
import { Readout } from "./desk/readout.js";
import { Selection } from "./desk/selection.js";
import { ShapeTool } from "./desk/shape-tool.js";
import { ShownVersion } from "./desk/shown-version.js";
import { sheets } from "./desk/sheets.js";
import { Statistics } from "./desk/statistics.js";
import { Tabs } from "./desk/tabs.js";
import { createMap, projectionOf, zoneExtent } from "./map/base-map.js";
import { CaseLines } from "./map/case-lines.js";
import { ConflictLayer } from "./map/conflict-layer.js";
import { LabelLayer } from "./map/label-layer.js";
import { createLayers } from "./map/layers.js";

const FIT_MARGIN = 48;
const LABELS_ABOVE_LAYERS = 900;

class PlannerMap extends HTMLElement {
    #map = null;

    async connectedCallback() {
        const asked = new URLSearchParams(window.location.search);
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
        desk.readout = new Readout(desk);
        desk.shapes = new ShapeTool(desk);
        desk.selection = new Selection(desk);
        side.append(this.#tree(desk).element);
        statusLine.append(...desk.readout.elements);
        document.getElementById("desk-bar").append(...bar(desk));
        sheets(this.main, desk);
        // The first tab may ask at once, about what the map shows: by now it has its size.
        this.#tabs(desk, result);
        this.#tellLeftOut(asked, desk);
        this.#showVersion(desk);
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
        const cases = this.dataset.conflicts === "true" ? new CaseLines(map, region, this.projection) : null;
        const labels = new LabelLayer(map, cases ? [...layers, cases.layer] : layers, LABELS_ABOVE_LAYERS);
        map.addLayer(labels.layer);
        return {
            map,
            labels,
            region,
            projection: this.projection,
            crs: region.matrixSet.crs,
            main: this.main,
            layers: new LayerState(layers),
            found: new Found(map),
            cases,
            conflicts: this.dataset.conflicts === "true" ? new ConflictLayer(map) : null,
            tabs: new Tabs(text("desk.results")),
            /** Whether a tool has the clicks on the map for itself. */
            drawing: false,
            say: (words) => (status.textContent = words),
            /** What is known of cases at a place. */
            async casesAt(place, signal) {
                const lines = (await this.cases?.describe(place, signal)) ?? [];
                return [...lines, ...(this.conflicts?.describe(map.getPixelFromCoordinate(place)) ?? [])];
            },
            fit(extent) {
                if (extent) {
                    map.getView().fit(extent, { padding: Array(4).fill(FIT_MARGIN) });
                }
            },
            /** Goes where something is, but never so near that nothing around it is seen. */
            look([west, south, east, north]) {
                const room = Math.max(east - west, north - south);
                this.fit([west - room, south - room, east + room, north + room]);
            },
            open(tab) {
                this.tabs.open(tab);
                this.show?.("result");
            },
        };
    }

    #tree(desk) {
        const above = [desk.cases, desk.conflicts].filter(Boolean);
        above.forEach(({ layer }, at) => {
            this.#map.addLayer(layer);
            layer.setZIndex(desk.layers.items.length + 1 + at);
        });
        return new LayerTree(desk, above.map((each) => each.entry()));
    }

    #tabs(desk, result) {
        this.identify = new Identify(desk);
        this.query = new Query(desk);
        const panels = {
            identify: this.identify,
            query: this.query,
            statistics: new Statistics(desk),
            measure: new Measure(desk),
            compare: new Compare(desk),
            outlook: new Outlook(desk),
            print: new Print(desk),
        };
        for (const [key, panel] of Object.entries(panels)) {
            desk.tabs.add({
                key,
                title: text("desk.tab." + key),
                element: panel.element,
                opened: () => panel.opened?.(),
                closed: () => {
                    desk.shapes.stop();
                    panel.closed?.();
                },
            });
        }
        result.append(desk.tabs.list, desk.tabs.body);
        desk.tabs.start();
    }

    /** What the link names and the desk does not show is said. */
    #tellLeftOut(asked, desk) {
        const known = { layers: desk.layers.items.map(({ key }) => key), tabs: desk.tabs.keys, extent: this.projection.getExtent() };
        this.#notice(leftOut(asked, known).map(({ key, named }) => text("desk.link." + key, named.join(text("desk.link.and")))));
    }

    async #showVersion(desk) {
        const words = await new ShownVersion(desk).show();
        this.#notice(words ? [words] : []);
    }

    /** Above the map, until it is closed. */
    #notice(sentences) {
        if (sentences.length > 0) {
            const close = button(text("close"), () => notice.remove(), { className: "small plain" });
            const notice = make("div", "notice warn map-notice", make("div", "", ...sentences.map((each) => make("p", "", each))), close);
            notice.setAttribute("role", "status");
            this.prepend(notice);
        }
    }

    #listen(view, desk) {
        const ask = (place) => {
            const chosen = desk.tabs.current === "query" && this.query.choose(desk.found.at(this.#map.getPixelFromCoordinate(place)), false);
            if (!desk.drawing && !chosen) {
                this.identify.at(place);
            }
        };
        this.#map.on("click", (event) => ask(event.coordinate));
        view.addEventListener("keydown", (event) => {
            if (event.key === "Enter") {
                ask(this.#map.getView().getCenter());
            }
        });
        view.append(make("div", "map-cross"));
        const zoomOut = button(text("desk.fit"), () => {
            desk.leavePlace();
            desk.fit(desk.region.extent);
        }, { title: text("desk.fit.title"), className: "small fit-all" });
        view.append(zoomOut);
    }
}

customElements.define("planner-map", PlannerMap);
