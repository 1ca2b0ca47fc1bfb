// Style book of the server -> OpenLayers styles: one source of colours for screen, PDF and legend.
import { Fill, Stroke, Style } from "../../lib/ol.js";

/** The OGC's rendering pixel, which scale denominators are meant for too. */
const METRES_PER_PIXEL = 0.00028;
export const PIXELS_PER_MILLIMETRE = 0.001 / METRES_PER_PIXEL;
const px = (millimetres) => Math.max(1, millimetres * PIXELS_PER_MILLIMETRE);

function withOpacity(hex, opacity = 1) {
    const value = Number.parseInt(hex.slice(1), 16);
    return `rgb(${value >> 16} ${(value >> 8) & 255} ${value & 255} / ${opacity})`;
}

function hatchPattern({ angleDegrees, spacingMillimetres, widthMillimetres }, colour) {
    const slanting = angleDegrees % 90 !== 0;
    const size = Math.round(spacingMillimetres * PIXELS_PER_MILLIMETRE * (slanting ? Math.SQRT2 : 1));
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = size;
    const context = canvas.getContext("2d");
    context.strokeStyle = colour;
    context.lineWidth = px(widthMillimetres);
    const line = (fromX, fromY, toX, toY) => {
        context.beginPath();
        context.moveTo(fromX, fromY);
        context.lineTo(toX, toY);
        context.stroke();
    };
    if (slanting) {
        const rising = angleDegrees % 180 < 90;
        [-size, 0, size].forEach((shift) => line(shift, rising ? size : 0, shift + size, rising ? 0 : size));
    } else if (angleDegrees % 180 === 0) {
        line(0, size / 2, size, size / 2);
    } else {
        line(size / 2, 0, size / 2, size);
    }
    return context.createPattern(canvas, "repeat");
}

const hatchOf = (look) => (look.hatch ? new Fill({ color: hatchPattern(look.hatch, look.stroke) }) : undefined);

function fillOf(look) {
    return look.fill ? new Fill({ color: withOpacity(look.fill, look.fillOpacity ?? 1) }) : undefined;
}

function strokeOf(look) {
    return look.stroke
        ? new Stroke({
              color: look.stroke,
              width: px(look.strokeMillimetres ?? 0.1),
              lineDash: look.dashMillimetres?.map((length) => length * PIXELS_PER_MILLIMETRE),
          })
        : undefined;
}

/** A hatch lies over the fill, where a layer has both. */
function stylesOf(look, lines) {
    const stroke = lines ? strokeOf(look) : undefined;
    const fill = fillOf(look);
    const hatch = hatchOf(look);
    const over = new Style({ fill: hatch ?? fill, stroke });
    return hatch && fill ? [new Style({ fill }), over] : over;
}

/** Codes of this length are classes; longer ones refine them, and look like the longest listed one they refine. */
const SHORTEST_REFINED = 4;

/** How a class of a layer looks: the layer's own look where the code is not listed. */
function finder(layer) {
    const classes = new Map((layer.classes ?? []).map((look) => [look.code, { ...layer, ...look }]));
    return (code) => {
        for (let tried = code; tried; tried = tried.length > SHORTEST_REFINED ? tried.slice(0, -1) : "") {
            if (classes.has(tried)) {
                return classes.get(tried);
            }
        }
        return layer;
    };
}

/** Whether a scale is near enough for something that ends at a denominator; 0 or nothing: it never ends. */
export const within = (largestDenominator, resolution) => !largestDenominator || resolution / METRES_PER_PIXEL <= largestDenominator;

/**
 * @param {Set<string>} hidden codes of classes not to draw; may change, the layer is told by changed()
 * @returns {(feature, resolution) => Style | Style[] | null}
 */
export function styleFunction(layer, hidden) {
    const find = finder(layer);
    const cache = new Map();
    return (feature, resolution) => {
        const code = layer.classField ? String(feature.get(layer.classField) ?? "") : "";
        if (hidden.has(code) || !within(layer.scales?.layerTo, resolution)) {
            return null;
        }
        // At far scales the outlines of parcels are all there would be to see.
        const lines = within(layer.scales?.outlineTo, resolution);
        const key = code + lines;
        if (!cache.has(key)) {
            cache.set(key, stylesOf(find(code), lines));
        }
        return cache.get(key);
    };
}

/** Draws the symbol of a layer or class into a small canvas of the legend. */
export function drawSymbol(canvas, look) {
    const context = canvas.getContext("2d");
    const { width, height } = canvas;
    context.clearRect(0, 0, width, height);
    for (const fill of [fillOf(look), hatchOf(look)].filter(Boolean)) {
        context.fillStyle = fill.getColor();
        context.fillRect(0, 0, width, height);
    }
    if (look.stroke && !look.scales?.outlineTo) {
        context.strokeStyle = look.stroke;
        context.lineWidth = 2;
        context.setLineDash((look.dashMillimetres ?? []).map((length) => length * PIXELS_PER_MILLIMETRE));
        context.strokeRect(1, 1, width - 2, height - 2);
    }
}

/** A small picture of a symbol, sharp on fine screens. */
export function swatch(look) {
    const canvas = document.createElement("canvas");
    canvas.className = "swatch";
    canvas.width = 40;
    canvas.height = 28;
    drawSymbol(canvas, look);
    return canvas;
}
