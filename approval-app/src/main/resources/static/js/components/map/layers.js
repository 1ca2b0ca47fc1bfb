// The layers behind the red line: vector tiles in the region's own grid, with a panel to switch, fade and explain them.
import { MVT, TileGrid, VectorTileLayer, VectorTileSource } from "../../lib/ol.js";
import { english, text } from "../../lib/texts.js";
import { drawSymbol, styleFunction } from "./layer-styles.js";

const SHOWN_FIRST = new Set(["DLTB", "YJJBNTTB", "STBHHX", "XZQ"]);
const OPACITY_FIRST = { DLTB: 0.75 };

function gridOf(set) {
    return new TileGrid({
        origin: [set.originEasting, set.originNorthing],
        extent: [
            set.originEasting,
            set.originNorthing - set.heightMetres,
            set.originEasting + set.widthMetres,
            set.originNorthing,
        ],
        resolutions: set.resolutions,
        tileSize: set.tileSizePixels,
    });
}

/** Tiles of one version of a layer, drawn by its style. */
function tilesOf(url, look, grid, projection, hidden) {
    return new VectorTileLayer({
        source: new VectorTileSource({ format: new MVT(), projection, tileGrid: grid, url }),
        style: styleFunction(look, hidden),
        declutter: false,
    });
}

/** Other tiles in the region's own grid. */
export function regionTiles(catalogue, projection, url, look) {
    return tilesOf(url, look, gridOf(catalogue.matrixSet), projection, new Set());
}

/** @returns {VectorTileLayer[]} in drawing order, lowest first */
export function createLayers(catalogue, projection) {
    const grid = gridOf(catalogue.matrixSet);
    const styles = new Map(catalogue.styles.map((style, order) => [style.layer, { ...style, order }]));
    return catalogue.layers
        .filter((layer) => styles.has(layer.layer))
        .sort((a, b) => styles.get(a.layer).order - styles.get(b.layer).order)
        .map((layer) => {
            const look = styles.get(layer.layer);
            const hidden = new Set();
            const tiles = tilesOf(layer.tiles, look, grid, projection, hidden);
            tiles.setVisible(SHOWN_FIRST.has(layer.layer));
            tiles.setOpacity(OPACITY_FIRST[layer.layer] ?? 1);
            const title = english() ? look.en : layer.title;
            tiles.setProperties({ key: layer.layer, title, dataDate: layer.dataDate, about: layer, look, hidden });
            return tiles;
        });
}

/** Another version of a layer of the catalogue, by its number. */
export function versionLayer(catalogue, projection, key, number) {
    const layer = catalogue.layers.find((each) => each.layer === key);
    const look = catalogue.styles.find((each) => each.layer === key);
    return regionTiles(catalogue, projection, layer.tiles.replace(/version=\d+/, "version=" + number), look);
}

function entryOf(layer) {
    const id = "layer-" + layer.get("key");
    const row = document.createElement("div");
    row.className = "layer-entry";
    const box = document.createElement("input");
    box.type = "checkbox";
    box.id = id;
    box.checked = layer.getVisible();
    box.addEventListener("change", () => layer.setVisible(box.checked));
    const label = document.createElement("label");
    label.htmlFor = id;
    label.textContent = layer.get("title");
    const fade = document.createElement("input");
    fade.type = "range";
    fade.min = "0.1";
    fade.max = "1";
    fade.step = "0.05";
    fade.value = String(layer.getOpacity());
    fade.setAttribute("aria-label", text("map.opacity", layer.get("title")));
    const told = () => fade.setAttribute("aria-valuetext", text("map.opacity.value", Math.round(Number(fade.value) * 100)));
    fade.addEventListener("input", () => {
        layer.setOpacity(Number(fade.value));
        told();
    });
    told();
    const date = document.createElement("small");
    date.textContent = layer.get("dataDate") ? text("map.data-date", layer.get("dataDate")) : text("map.no-date");
    row.append(box, label, fade, date);
    return row;
}

function legendOf(layers) {
    const list = document.createElement("div");
    list.className = "legend";
    const inEnglish = english();
    const add = (look, words) => {
        const canvas = document.createElement("canvas");
        canvas.width = 40;
        canvas.height = 28;
        drawSymbol(canvas, look);
        const label = document.createElement("span");
        label.textContent = words;
        list.append(canvas, label);
    };
    const refill = () => {
        list.replaceChildren();
        for (const layer of layers.toReversed().filter((l) => l.getVisible())) {
            const look = layer.get("look");
            const codes = layer.get("codes");
            const classes = (look.classes ?? []).filter((c) => codes?.has(c.code) && !layer.get("hidden").has(c.code));
            if (classes.length === 0) {
                add(look, inEnglish ? look.en : look.zh);
            }
            classes
                .toSorted((a, b) => a.code.localeCompare(b.code))
                .forEach((c) => add({ ...look, ...c }, `${c.code} ${inEnglish ? c.en : c.zh}`));
        }
    };
    layers.forEach((layer) => layer.on(["change", "change:visible"], refill));
    refill();
    return { list, refill };
}

/** Only classes that are on the screen are explained; the others would bury them. */
function watchCodes(map, layers, refill) {
    map.on("rendercomplete", () => {
        for (const layer of layers.filter((l) => l.get("look").classField && l.getVisible())) {
            const field = layer.get("look").classField;
            const found = layer.getFeaturesInExtent(map.getView().calculateExtent(map.getSize()));
            const codes = new Set(found.map((feature) => String(feature.get(field))));
            const before = layer.get("codes");
            if (codes.size > 0 && (!before || before.size !== codes.size || [...codes].some((c) => !before.has(c)))) {
                layer.set("codes", codes);
                refill();
            }
        }
    });
}

export function layerPanel(map, layers) {
    const panel = document.createElement("details");
    panel.className = "map-panel";
    // Beside the tables the map has half the window: there the panel would hide a third of it.
    const roomy = window.matchMedia(map.getTargetElement().closest(".split") ? "(min-width: 1800px)" : "(min-width: 1100px)");
    panel.open = roomy.matches;
    roomy.addEventListener("change", () => (panel.open = roomy.matches));
    const summary = document.createElement("summary");
    summary.textContent = text("map.layers");
    const { list, refill } = legendOf(layers);
    panel.append(summary, ...layers.toReversed().map(entryOf), list);
    watchCodes(map, layers, refill);
    return panel;
}
