// Style book of the server -> OpenLayers styles: one source of colours for screen, PDF and legend.
import { Fill, Stroke, Style } from "../../lib/ol.js";

const PIXELS_PER_MILLIMETRE = 3.6;
const px = (millimetres) => Math.max(1, millimetres * PIXELS_PER_MILLIMETRE);

function withOpacity(hex, opacity = 1) {
    const value = Number.parseInt(hex.slice(1), 16);
    return `rgb(${value >> 16} ${(value >> 8) & 255} ${value & 255} / ${opacity})`;
}

function hatchPattern({ angleDegrees, spacingMillimetres, widthMillimetres }, colour) {
    const size = Math.round(spacingMillimetres * PIXELS_PER_MILLIMETRE * Math.SQRT2);
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = size;
    const context = canvas.getContext("2d");
    context.strokeStyle = colour;
    context.lineWidth = px(widthMillimetres);
    const rising = angleDegrees < 90;
    for (const shift of [-size, 0, size]) {
        context.beginPath();
        context.moveTo(shift, rising ? size : 0);
        context.lineTo(shift + size, rising ? 0 : size);
        context.stroke();
    }
    return context.createPattern(canvas, "repeat");
}

function fillOf(look) {
    if (look.hatch) {
        return new Fill({ color: hatchPattern(look.hatch, look.stroke) });
    }
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

/** Parcel boundaries disappear when zoomed out: at that size they would be all there is to see. */
const PARCEL_LINES_BELOW_METRES_PER_PIXEL = 8;

/**
 * @param {Set<string>} hidden codes of classes not to draw; may change, the layer is told by changed()
 * @returns {(feature, resolution) => Style | null}
 */
export function styleFunction(layer, hidden) {
    const looks = new Map((layer.classes ?? []).map((look) => [look.code, { ...layer, ...look }]));
    const cache = new Map();
    return (feature, resolution) => {
        const code = layer.classField ? String(feature.get(layer.classField) ?? "") : "";
        if (hidden.has(code)) {
            return null;
        }
        const lines = !layer.classField || resolution < PARCEL_LINES_BELOW_METRES_PER_PIXEL;
        const key = code + lines;
        if (!cache.has(key)) {
            const look = looks.get(code) ?? looks.get(code.slice(0, 4)) ?? layer;
            cache.set(key, new Style({ fill: fillOf(look), stroke: lines ? strokeOf(look) : undefined }));
        }
        return cache.get(key);
    };
}

/** Draws the symbol of a layer or class into a small canvas of the legend. */
export function drawSymbol(canvas, look) {
    const context = canvas.getContext("2d");
    const { width, height } = canvas;
    context.clearRect(0, 0, width, height);
    const fill = fillOf(look);
    if (fill) {
        context.fillStyle = fill.getColor();
        context.fillRect(0, 0, width, height);
    }
    if (look.stroke && !look.classField) {
        context.strokeStyle = look.stroke;
        context.lineWidth = 2;
        context.setLineDash((look.dashMillimetres ?? []).map((length) => length * PIXELS_PER_MILLIMETRE));
        context.strokeRect(1, 1, width - 2, height - 2);
    }
}
