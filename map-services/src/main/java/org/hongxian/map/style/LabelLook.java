package org.hongxian.map.style;

/**
 * How words within areas look on every screen and sheet: the same letters with the same rim, whatever draws them.
 *
 * @param colour of the letters, {@code #rrggbb}
 * @param millimetres height of the letters at the standardised pixel; on paper, which is read from closer by, they are smaller, and
 *     the rim with them
 * @param haloColour of the rim that keeps letters readable over any class
 * @param haloMillimetres width of the rim on each side
 */
public record LabelLook(String colour, double millimetres, String haloColour, double haloMillimetres) {

    /** Of every layer with a label field. */
    public static final LabelLook USUAL = new LabelLook("#1c1c1c", 3.4, "#ffffff", 0.42);

    /** The same letters in another colour. */
    public LabelLook in(String other) {
        return new LabelLook(other, millimetres, haloColour, haloMillimetres);
    }
}
