package org.hongxian.gis.overlay;

/** What is known about a red line and a layer. "Not checked" never looks like "clear". */
public enum Verdict {
    OVERLAPS,
    /** All of the red line lies where the layer was surveyed, and nothing of the layer lies in it. */
    CLEAR,
    /** Part of the red line lies where the layer was not surveyed, and no overlap is known. */
    NO_DATA,
    /** The layer could not be asked. */
    FAILED
}
