// The one door to OpenLayers: its full build is a classic script that defines a global.

const { ol } = window;

export const {
    Collection,
    Feature,
    Map,
    View,
} = ol;
export const { Projection, addProjection } = ol.proj;
export const { Vector: VectorLayer, VectorTile: VectorTileLayer } = ol.layer;
export const { Vector: VectorSource, VectorTile: VectorTileSource } = ol.source;
export const { MVT } = ol.format;
export const { TileGrid } = { TileGrid: ol.tilegrid.TileGrid };
export const { LineString, MultiPolygon, Point, Polygon } = ol.geom;
export const { Circle: CircleStyle, Fill, RegularShape, Stroke, Style, Text } = ol.style;
export const { Draw, DoubleClickZoom, Interaction, Modify, Translate } = ol.interaction;
export const interactionDefaults = ol.interaction.defaults.defaults ?? ol.interaction.defaults;
export const { ScaleLine } = ol.control;
export const controlDefaults = ol.control.defaults.defaults ?? ol.control.defaults;
export const { altKeyOnly, singleClick, never } = ol.events.condition;
export const { isEmpty, createEmpty, extend, buffer, containsCoordinate, boundingExtent, containsExtent, intersects } = ol.extent;
export const { getRenderPixel } = ol.render;
export const { GeoJSON } = ol.format;
