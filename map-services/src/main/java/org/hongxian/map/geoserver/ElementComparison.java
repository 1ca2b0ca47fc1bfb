package org.hongxian.map.geoserver;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What of a wanted configuration is not there. What GeoServer says beyond it, defaults and links, does not matter; but where a list is
 * wanted it is wanted as it is, without further members.
 */
final class ElementComparison {

    private static final double SAME_NUMBER = 1e-9;

    private final Set<String> ignored;
    private final List<Difference> found = new ArrayList<>();

    private ElementComparison(Set<String> ignored) {
        this.ignored = ignored;
    }

    /**
     * @param ignored keys and names that are not compared, such as passwords, which GeoServer only shows encrypted
     * @return empty when all that is wanted is there
     */
    static List<Difference> differences(XmlElement wanted, XmlElement present, Set<String> ignored) {
        var comparison = new ElementComparison(ignored);
        comparison.compare(wanted, present, wanted.name());
        return comparison.found;
    }

    private void compare(XmlElement wanted, XmlElement present, String path) {
        if (wanted.children().isEmpty() && !same(wanted.text(), present.text())) {
            found.add(Difference.value(path, present.text(), wanted.text()));
        }
        wanted.attributes().forEach((name, value) -> {
            String there = present.attributes().get(name);
            if (!value.equals(there)) {
                found.add(Difference.value(path + "@" + name, there == null ? "" : there, value));
            }
        });
        var names = new LinkedHashSet<String>();
        wanted.children().forEach(child -> names.add(child.name()));
        names.removeAll(ignored);
        for (String name : names) {
            List<XmlElement> group = wanted.children(name);
            if (group.get(0).attributes().containsKey("key")) {
                group.forEach(entry -> compareEntry(entry, present, path));
            } else {
                compareAll(group, present.children(name), path + "/" + name);
            }
        }
    }

    private void compareEntry(XmlElement wanted, XmlElement present, String path) {
        String key = wanted.attributes().getOrDefault("key", "");
        if (ignored.contains(key)) {
            return;
        }
        Optional<XmlElement> there = present.children(wanted.name()).stream()
                .filter(entry -> key.equals(entry.attributes().get("key")))
                .findFirst();
        if (there.isPresent()) {
            compare(wanted, there.get(), path + "/" + key);
        } else {
            found.add(Difference.value(path + "/" + key, "", wanted.text()));
        }
    }

    private void compareAll(List<XmlElement> wanted, List<XmlElement> present, String path) {
        if (wanted.size() != present.size()) {
            found.add(Difference.value(path, String.valueOf(present.size()), String.valueOf(wanted.size())));
            return;
        }
        for (int i = 0; i < wanted.size(); i++) {
            compare(wanted.get(i), present.get(i), wanted.size() == 1 ? path : path + "[" + (i + 1) + "]");
        }
    }

    private static boolean same(String wanted, String present) {
        if (wanted.equals(present)) {
            return true;
        }
        try {
            double a = Double.parseDouble(wanted);
            double b = Double.parseDouble(present);
            return Math.abs(a - b) <= SAME_NUMBER * Math.max(Math.abs(a), Math.abs(b));
        } catch (NumberFormatException notNumbers) {
            return false;
        }
    }
}
