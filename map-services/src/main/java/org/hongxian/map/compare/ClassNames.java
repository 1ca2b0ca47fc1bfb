package org.hongxian.map.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Classes as small numbers. A field in which every feature says something else is no class: what comes late has one name then. */
final class ClassNames {

    private static final int MOST = 5_000;
    private static final String MORE = "…";

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    int number(String name) {
        String known = names.size() < MOST || numbers.containsKey(name) ? name : MORE;
        return numbers.computeIfAbsent(known, added -> {
            names.add(added);
            return names.size() - 1;
        });
    }

    String name(int number) {
        return names.get(number);
    }
}
