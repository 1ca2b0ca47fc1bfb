package org.hongxian.approval.office.internal;

/**
 * @param name in lower case
 * @param counted whether the database numbers its rows by itself
 */
record Column(String name, ColumnKind kind, boolean counted) {}
