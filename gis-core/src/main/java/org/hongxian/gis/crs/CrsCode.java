package org.hongxian.gis.crs;

/**
 * An EPSG code. Printed and parsed as {@code EPSG:4527}.
 *
 * @param epsg the number, positive
 */
public record CrsCode(int epsg) {

    public CrsCode {
        if (epsg <= 0) {
            throw new IllegalArgumentException("not an EPSG code: " + epsg);
        }
    }

    /**
     * @param text {@code EPSG:4527} or {@code 4527}, any case
     * @throws IllegalArgumentException if the text is neither
     */
    public static CrsCode parse(String text) {
        String digits = text.strip().replaceFirst("(?i)^EPSG:", "");
        try {
            return new CrsCode(Integer.parseInt(digits));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not an EPSG code: " + text, e);
        }
    }

    @Override
    public String toString() {
        return "EPSG:" + epsg;
    }
}
