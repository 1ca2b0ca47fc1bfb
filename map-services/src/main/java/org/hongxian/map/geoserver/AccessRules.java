package org.hongxian.map.geoserver;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Who may read and write layers. New rules are added, others changed: GeoServer refuses the one for the other. */
record AccessRules(Map<String, String> wanted) implements ProvisionedItem {

    private static final String PATH = "/rest/security/acl/layers";

    AccessRules {
        wanted = Map.copyOf(wanted);
    }

    @Override
    public ConfiguredThing thing() {
        return new ConfiguredThing(ConfiguredThing.Kind.ACCESS_RULES, "");
    }

    @Override
    public Finding look(GeoServerClient geoServer) {
        Map<String, String> there = present(geoServer);
        var differences = new ArrayList<Difference>();
        new TreeMap<>(wanted).forEach((rule, roles) -> {
            String now = there.get(rule);
            if (!roles.equals(now)) {
                differences.add(Difference.value(rule, now == null ? "" : now, roles));
            }
        });
        return Finding.of(differences);
    }

    @Override
    public void apply(GeoServerClient geoServer, Finding finding) {
        Map<String, String> there = present(geoServer);
        var added = new TreeMap<String, String>();
        var changed = new TreeMap<String, String>();
        wanted.forEach((rule, roles) -> {
            if (!there.containsKey(rule)) {
                added.put(rule, roles);
            } else if (!roles.equals(there.get(rule))) {
                changed.put(rule, roles);
            }
        });
        if (!added.isEmpty()) {
            geoServer.send("POST", PATH, GeoServerClient.XML, document(added));
        }
        if (!changed.isEmpty()) {
            geoServer.send("PUT", PATH, GeoServerClient.XML, document(changed));
        }
    }

    private static Map<String, String> present(GeoServerClient geoServer) {
        var rules = new TreeMap<String, String>();
        geoServer.get(PATH, GeoServerClient.XML).map(XmlElement::read).ifPresent(document -> document.children("rule")
                .forEach(rule -> rules.put(rule.attributes().getOrDefault("resource", ""), rule.text())));
        return rules;
    }

    private static String document(Map<String, String> rules) {
        List<XmlElement> elements = rules.entrySet().stream()
                .map(rule -> XmlElement.text("rule", rule.getValue()).with("resource", rule.getKey()))
                .toList();
        return XmlElement.of("rules", elements).write();
    }
}
