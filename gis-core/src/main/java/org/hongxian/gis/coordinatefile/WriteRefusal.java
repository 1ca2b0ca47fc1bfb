package org.hongxian.gis.coordinatefile;

import java.util.Locale;

/** Why a file cannot be written for a receiver. */
public enum WriteRefusal {
    NEEDS_ZONE,
    ONE_PLOT_ONLY,
    DATUM_NOT_NAMED;

    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
