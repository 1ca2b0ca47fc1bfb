package org.hongxian.map.statistics;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Something a table of areas can be broken down by: an attribute, or what follows from one.
 *
 * @param name as it is asked for, for instance {@code DLBM}, {@code broad}, {@code town}
 * @param fields attributes it is made from
 * @param value of a group, from the values of those attributes; empty text where they say nothing
 * @param label of a value of the key, from the values of the group it was made from
 */
record GroupKey(
        String name,
        List<String> fields,
        Function<Map<String, String>, String> value,
        Function<Map<String, String>, KeyName> label) {}
