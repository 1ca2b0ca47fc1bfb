package org.hongxian.gis.coordinatefile;

import java.util.List;
import java.util.Locale;

/**
 * Something in a written file the source did not say, or the other way round; nobody must have to find out by comparing them.
 *
 * @param plots labels of those it is about, at least one; a plot without one by its place in the file
 */
public record WriteNote(Kind kind, List<String> plots) {

    public enum Kind {
        /** The receiver demands a declared area and the source has none: the measured one is written. */
        AREA_MEASURED,
        /** The same, for a plot that cannot be measured. */
        AREA_LEFT_BLANK,
        /** The source declares an area and the written file has no place for it. */
        AREA_NOT_WRITTEN;

        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public WriteNote {
        plots = List.copyOf(plots);
    }
}
