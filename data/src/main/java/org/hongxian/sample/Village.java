package org.hongxian.sample;

/**
 * A village unit (村级调查区).
 *
 * @param code twelve digits: county, town, village
 */
record Village(County county, String code, String nameZh, String townNameZh) {

    /** Code of the collective owner, nineteen digits. */
    String ownerCode() {
        return code + "0000000";
    }

    String ownerName() {
        return townNameZh + nameZh + "民委员会";
    }
}
