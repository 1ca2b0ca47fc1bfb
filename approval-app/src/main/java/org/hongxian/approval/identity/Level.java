package org.hongxian.approval.identity;

/** Administrative level of a unit or a task, lowest first. */
public enum Level {
    COUNTY,
    CITY,
    PROVINCE,
    /** Ministry and State Council. */
    STATE
}
