package org.hongxian.gis.survey;

/** Bearings as surveyors write them. */
public final class BearingText {

    private static final long SECONDS_PER_DEGREE = 3600;

    private BearingText() {}

    /** Degrees, minutes and whole seconds, for instance {@code 45°07′30″}; a full circle is {@code 0°00′00″}. */
    public static String degreesMinutesSeconds(double bearingDegrees) {
        long seconds = Math.floorMod(Math.round(bearingDegrees * SECONDS_PER_DEGREE), 360 * SECONDS_PER_DEGREE);
        return "%d°%02d′%02d″".formatted(seconds / SECONDS_PER_DEGREE, seconds / 60 % 60, seconds % 60);
    }
}
