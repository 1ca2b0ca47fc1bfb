package org.hongxian.gis.bulk;

/** What is known of a red line after it was measured. Only the first means that its table can be relied on. */
public enum Outcome {
    /** All of it lies on parcels of the layer, and the areas add up to it. */
    COVERED,
    /** Part of it lies where the layer has no parcel: not known, which is not the same as nothing there. */
    NO_DATA,
    /** The layer overlaps itself under it, so areas are counted twice. */
    OVERLAPS_ITSELF,
    /** Its shape is not valid, so it has no area; the problem says why. */
    NOT_MEASURABLE,
    /** It is in another zone than the layer; areas of another plane would not be its own. */
    OTHER_ZONE,
    /** It lies where the person had nothing to ask. Results kept from earlier say so; no measuring ends like this any more. */
    NOT_ADMITTED
}
