package org.hongxian.approval.dossier.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hongxian.approval.dossier.Documents.PublicFact;

/**
 * What a sealed document says to everybody, taken from the very values it is printed with. Only what permits, replies and public
 * notices are there to make known; of a rejection its number and day, of all others nothing.
 */
final class PublicFacts {

    static final String NUMBER = "number";
    static final String DECISION = "decision";

    private PublicFacts() {}

    /** @param values the template is filled with */
    static List<PublicFact> of(DocumentKind kind, Map<String, Object> values) {
        Map<?, ?> forms = values.get("v") instanceof Map<?, ?> printed ? printed : Map.of();
        var facts = new ArrayList<PublicFact>();
        switch (kind) {
            case PERMIT -> {
                add(facts, NUMBER, forms.get("permit.number"));
                add(facts, "holder", forms.get("permit.holder"));
                add(facts, "project", forms.get("permit.project-name"));
                add(facts, "area", hectares(values));
                add(facts, DECISION, forms.get("decision.number"));
                add(facts, "on", forms.get("permit.on"));
            }
            case REPLY -> {
                add(facts, NUMBER, forms.get("reply.number"));
                add(facts, "project", values.get("caseTitle"));
                add(facts, "area", hectares(values));
                add(facts, DECISION, forms.get("decision.number"));
                add(facts, "on", forms.get("reply.on"));
            }
            case PUBLIC_NOTICE -> {
                add(facts, NUMBER, forms.get("notice.number"));
                add(facts, "project", values.get("caseTitle"));
                add(facts, DECISION, forms.get("decision.number"));
                add(facts, "on", forms.get("notice.posted-on"));
            }
            case REFUSAL_NOTICE -> {
                if (Boolean.TRUE.equals(values.get("decided"))) {
                    add(facts, NUMBER, forms.get("decision.number"));
                    add(facts, "on", forms.get("decision.on"));
                }
            }
            default -> {}
        }
        return List.copyOf(facts);
    }

    /** Numbers a document of the kind is looked up by; the decision's leads to the reply that passes it on. */
    static Set<String> numbers(DocumentKind kind) {
        return kind == DocumentKind.REPLY ? Set.of(NUMBER, DECISION) : Set.of(NUMBER);
    }

    private static Object hectares(Map<String, Object> values) {
        return values.get("m") instanceof Map<?, ?> measured && measured.get("total-hectares") != null
                ? measured.get("total-hectares") + " 公顷"
                : "";
    }

    private static void add(List<PublicFact> facts, String name, @org.jspecify.annotations.Nullable Object value) {
        if (value != null && !value.toString().isBlank()) {
            facts.add(new PublicFact(name, value.toString()));
        }
    }
}
