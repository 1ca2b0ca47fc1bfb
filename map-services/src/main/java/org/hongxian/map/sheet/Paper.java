package org.hongxian.map.sheet;

/** Paper of the A series (ISO 216), by its shorter and longer side. */
public enum Paper {
    A4(210, 297),
    A3(297, 420),
    A2(420, 594),
    A1(594, 841),
    A0(841, 1189);

    private final double shorterMillimetres;
    private final double longerMillimetres;

    Paper(double shorterMillimetres, double longerMillimetres) {
        this.shorterMillimetres = shorterMillimetres;
        this.longerMillimetres = longerMillimetres;
    }

    double widthMillimetres(boolean landscape) {
        return landscape ? longerMillimetres : shorterMillimetres;
    }

    double heightMillimetres(boolean landscape) {
        return landscape ? shorterMillimetres : longerMillimetres;
    }
}
