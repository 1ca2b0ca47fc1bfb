package org.hongxian.gis.landclass;

/** The three broad classes (三大类) of the land administration law. */
public enum BroadClass {
    /** 农用地 */
    AGRICULTURAL("农用地", "Agricultural land"),
    /** 建设用地 */
    CONSTRUCTION("建设用地", "Construction land"),
    /** 未利用地 */
    UNUSED("未利用地", "Unused land"),
    /** A first-level class whose second-level classes differ: it must not be measured as a whole. */
    MIXED("跨类", "Mixed"),
    /** The classification does not say. */
    UNSTATED("未规定", "Not stated");

    private final String nameZh;
    private final String nameEn;

    BroadClass(String nameZh, String nameEn) {
        this.nameZh = nameZh;
        this.nameEn = nameEn;
    }

    public String nameZh() {
        return nameZh;
    }

    public String nameEn() {
        return nameEn;
    }
}
