// A map in the region's own projection: view, scale line, coordinate readout. Nothing is reprojected in the browser.
import {
    Map,
    Projection,
    ScaleLine,
    View,
    addProjection,
    controlDefaults,
    interactionDefaults,
} from "../../lib/ol.js";
import { coordinate } from "../../lib/numbers.js";
import { text } from "../../lib/texts.js";
import { read, write } from "../../lib/url-state.js";
import { formatView, parseView } from "../../lib/view-words.js";

const projections = new globalThis.Map();
const FINEST_METRES_PER_PIXEL = 0.01;
// The panel of layers would hide the right of what is to be seen whole; a narrow map has no room to spare.
const PANEL_ROOM = 296;
const PANEL_ROOM_FROM = 720;
const COARSEST_METRES_PER_PIXEL = 500;

/** @param {string} crs @param {number[]} extent west, south, east, north in metres */
export function projectionOf(crs, extent) {
    if (!projections.has(crs)) {
        const projection = new Projection({ code: crs, units: "m", extent, metersPerUnit: 1, getPointResolution: (r) => r });
        addProjection(projection);
        projections.set(crs, projection);
    }
    return projections.get(crs);
}

/** Extent of the three-degree or six-degree zone a code with zone prefix lies in, wide enough for any of the country. */
export function zoneExtent(easting) {
    const zone = Math.floor(easting / 1_000_000);
    return [zone * 1_000_000, 0, (zone + 1) * 1_000_000, 10_000_000];
}

/** Padding in pixels for what is to be seen whole in a map of a size. */
export function paddingIn([width], margin) {
    return [margin, width > PANEL_ROOM_FROM ? PANEL_ROOM : margin, margin, margin];
}

/** @param {(size: number[], margin: number) => number[]} padding what stands over the map leaves of it */
export function createMap(target, projection, extent, padding = paddingIn) {
    const map = new Map({
        target,
        controls: controlDefaults({ attribution: false, rotate: false }).extend([new ScaleLine({ units: "metric" })]),
        interactions: interactionDefaults({ altShiftDragRotate: false, pinchRotate: false }),
        view: new View({
            projection,
            enableRotation: false,
            minResolution: FINEST_METRES_PER_PIXEL,
            maxResolution: COARSEST_METRES_PER_PIXEL,
            constrainResolution: false,
        }),
    });
    if (!restoreView(map)) {
        fitOnceVisible(map, extent, padding);
    }
    map.on("moveend", () => isVisible(map) && rememberView(map));
    showLoading(map, target);
    target.tabIndex = 0;
    target.setAttribute("role", "application");
    target.setAttribute("aria-label", text("map.label"));
    return map;
}

/** Says that tiles are being read; the style sheet shows it only when that takes long enough to be noticed. */
function showLoading(map, target) {
    const sign = document.createElement("p");
    sign.className = "map-loading";
    sign.setAttribute("role", "status");
    target.append(sign);
    map.on("loadstart", () => {
        sign.textContent = text("map.loading");
        sign.classList.add("shown");
    });
    map.on("loadend", () => {
        sign.classList.remove("shown");
        sign.textContent = "";
    });
}

const isVisible = (map) => (map.getSize() ?? [0, 0]).every((side) => side > 0);

/** On a phone the map begins behind the text and has no size to fit to until it is turned to. */
function fitOnceVisible(map, extent, padding) {
    const fit = () => {
        const size = isVisible(map) ? map.getSize() : [800, 600];
        map.getView().fit(extent, { size, padding: padding(size, 48) });
    };
    fit();
    const sized = () => {
        if (isVisible(map)) {
            map.un("change:size", sized);
            fit();
        }
    };
    if (!isVisible(map)) {
        map.on("change:size", sized);
    }
}

function restoreView(map) {
    const view = parseView(read("view"), map.getView().getProjection().getExtent());
    if (view) {
        map.getView().setCenter(view.centre);
        map.getView().setResolution(view.metresPerPixel);
    }
    return view !== null;
}

function rememberView(map) {
    write("view", formatView(map.getView().getCenter(), map.getView().getResolution()));
}

/** Shows where the pointer is, in survey order: X is northing, Y is easting. */
export function showReadout(map, element, crs) {
    const show = (place) => {
        const scale = Math.round(map.getView().getResolution() / 0.00028);
        const where = place ? text("map.readout", coordinate(place[1]), coordinate(place[0])) : "";
        element.textContent = `${where}  ${crs}  1:${scale.toLocaleString("en")}`;
    };
    map.on("pointermove", (event) => show(event.coordinate));
    map.on("moveend", () => show(map.getView().getCenter()));
    show(map.getView().getCenter());
}
