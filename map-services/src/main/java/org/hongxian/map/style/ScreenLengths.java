package org.hongxian.map.style;

/**
 * Millimetres of a style on a screen. A screen pixel is the standardised rendering pixel of OGC Symbology Encoding, 0.28 mm, which
 * scale denominators of web maps are meant for too.
 */
final class ScreenLengths {

    static final double MILLIMETRES_PER_PIXEL = 0.28;

    private ScreenLengths() {}

    static double pixels(double millimetres) {
        return Math.round(millimetres / MILLIMETRES_PER_PIXEL * 100) / 100.0;
    }

    /** Width of a line in pixels; a line thinner than a pixel would only be paler. */
    static double lineWidth(double millimetres) {
        return Math.max(1, pixels(millimetres));
    }
}
