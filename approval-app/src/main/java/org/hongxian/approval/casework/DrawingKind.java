package org.hongxian.approval.casework;

/** The three drawings that derive from each other: site, land use, works. */
public enum DrawingKind {
    /** 选址范围 */
    SITE,
    /** 用地范围 */
    LAND_USE,
    /** 建设工程范围 */
    WORKS
}
