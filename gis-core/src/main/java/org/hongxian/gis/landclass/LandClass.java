package org.hongxian.gis.landclass;

import org.jspecify.annotations.Nullable;

/**
 * One class of one classification.
 *
 * @param code as written in DLBM, suffix included (0101, 05H1, 0201K)
 * @param nameEn the Chinese name where the source gives no English one
 * @param level 1 for the first level, 2 and 3 below it
 * @param broadClass in force on the day the scheme was loaded for
 * @param rgb 0xRRGGBB of the published map style; null where it has no colour
 */
public record LandClass(
        String code,
        String nameZh,
        String nameEn,
        int level,
        BroadClass broadClass,
        @Nullable Integer rgb) {

    /** Restorable to cultivated land (可调整): not cultivated in law, but counted in some checks. */
    public boolean isRestorable() {
        return code.endsWith("K");
    }
}
