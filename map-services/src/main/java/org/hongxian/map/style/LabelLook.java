package org.hongxian.map.style;

/**
 * How words within areas look on every screen: the same letters with the same rim, whatever program draws them.
 *
 * @param colour of the letters, {@code #rrggbb}
 * @param millimetres height of the letters at the standardised pixel
 * @param haloColour of the rim that keeps letters readable over any class
 * @param haloMillimetres width of the rim on each side
 */
public record LabelLook(String colour, double millimetres, String haloColour, double haloMillimetres) {

    /** Of every layer with a label field. */
    static final LabelLook USUAL = new LabelLook("#1c1c1c", 3.4, "#ffffff", 0.42);
}
