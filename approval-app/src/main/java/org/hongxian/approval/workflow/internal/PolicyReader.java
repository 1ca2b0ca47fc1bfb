package org.hongxian.approval.workflow.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flowable.bpmn.model.ExtensionAttribute;
import org.flowable.bpmn.model.ExtensionElement;
import org.flowable.bpmn.model.UserTask;
import org.hongxian.approval.casework.CaseState;
import org.hongxian.approval.casework.DrawingKind;
import org.hongxian.approval.identity.Level;
import org.hongxian.approval.identity.Role;
import org.hongxian.approval.workflow.TaskPolicy;
import org.jspecify.annotations.Nullable;

/** Reads the policy that stands beside a user task in the process definition. Collects what is wrong with it. */
final class PolicyReader {

    static final String NAMESPACE = "http://hongxian.org/bpmn/policy";

    private static final String DECIDING_LEVEL = "DECIDING";
    private static final Set<String> KNOWN = Set.of(
            "level",
            "role",
            "limit",
            "extension",
            "drawings",
            "sections",
            "documents",
            "pieces",
            "joint",
            "revises",
            "consults");

    private final List<String> problems;

    PolicyReader(List<String> problems) {
        this.problems = problems;
    }

    /** Null when it cannot be read; then at least one problem says why. */
    @Nullable
    DefinedTask read(UserTask task, int order) {
        List<ExtensionElement> policies = task.getExtensionElements().getOrDefault("policy", List.of()).stream()
                .filter(element -> NAMESPACE.equals(element.getNamespace()))
                .toList();
        if (policies.size() != 1) {
            problems.add(task.getId() + ": needs exactly one policy, has " + policies.size());
            return null;
        }
        ExtensionElement policy = policies.get(0);
        Map<String, String> values = attributes(policy);
        for (String name : values.keySet()) {
            if (!KNOWN.contains(name)) {
                problems.add(task.getId() + ": unknown policy attribute " + name);
            }
        }
        int before = problems.size();
        String levelText = values.getOrDefault("level", "");
        Level level = levelText.equals(DECIDING_LEVEL) ? null : enumValue(Level.class, levelText, task, "level");
        Role role = enumValue(Role.class, values.getOrDefault("role", ""), task, "role");
        int limit = limit(values.get("limit"), task);
        var drawings = new LinkedHashSet<DrawingKind>();
        for (String kind : words(values.get("drawings"))) {
            DrawingKind drawing = enumValue(DrawingKind.class, kind, task, "drawing");
            if (drawing != null) {
                drawings.add(drawing);
            }
        }
        var states = new LinkedHashMap<String, CaseState>();
        var decided = new LinkedHashMap<String, Level>();
        List<TaskPolicy.Outcome> outcomes = outcomes(policy, task, decided, states);
        if (problems.size() > before || role == null) {
            return null;
        }
        return new DefinedTask(
                task.getId(),
                task.getName() == null ? task.getId() : task.getName(),
                order,
                level,
                role,
                drawings,
                Set.copyOf(words(values.get("sections"))),
                Set.copyOf(words(values.get("documents"))),
                words(values.get("pieces")),
                outcomes,
                limit,
                values.containsKey("extension") ? limit(values.get("extension"), task) : 0,
                words(values.get("consults")),
                words(values.get("joint")),
                values.get("revises"),
                Map.copyOf(decided),
                Map.copyOf(states));
    }

    private List<TaskPolicy.Outcome> outcomes(
            ExtensionElement policy, UserTask task, Map<String, Level> decided, Map<String, CaseState> states) {
        var outcomes = new ArrayList<TaskPolicy.Outcome>();
        for (ExtensionElement element : policy.getChildElements().getOrDefault("outcome", List.of())) {
            Map<String, String> values = attributes(element);
            String key = values.getOrDefault("key", "");
            if (key.isEmpty() || outcomes.stream().anyMatch(o -> o.key().equals(key))) {
                problems.add(task.getId() + ": an outcome has no key, or one twice: '" + key + "'");
            }
            outcomes.add(new TaskPolicy.Outcome(
                    key,
                    flag(values, "reason"),
                    flag(values, "target"),
                    flag(values, "skip"),
                    words(values.get("pieces"))));
            put(decided, key, Level.class, values.get("decided"), task);
            put(states, key, CaseState.class, values.get("state"), task);
        }
        if (outcomes.isEmpty()) {
            problems.add(task.getId() + ": has no outcome");
        }
        return outcomes;
    }

    private <E extends Enum<E>> void put(
            Map<String, E> map, String key, Class<E> type, @Nullable String text, UserTask task) {
        E value = text == null ? null : enumValue(type, text, task, type.getSimpleName());
        if (value != null) {
            map.put(key, value);
        }
    }

    private int limit(@Nullable String text, UserTask task) {
        if (text == null || !text.matches("\\d{1,3}")) {
            problems.add(task.getId() + ": limit must be a number of working days, 0 where the clock stands still");
            return 0;
        }
        return Integer.parseInt(text);
    }

    private <E extends Enum<E>> @Nullable E enumValue(Class<E> type, String text, UserTask task, String what) {
        try {
            return Enum.valueOf(type, text);
        } catch (IllegalArgumentException unknown) {
            problems.add(task.getId() + ": unknown " + what + " '" + text + "'");
            return null;
        }
    }

    private static boolean flag(Map<String, String> values, String name) {
        return "true".equals(values.get(name));
    }

    private static List<String> words(@Nullable String text) {
        return text == null || text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
    }

    private static Map<String, String> attributes(ExtensionElement element) {
        var values = new LinkedHashMap<String, String>();
        element.getAttributes().values().forEach(list -> {
            for (ExtensionAttribute attribute : list) {
                values.put(attribute.getName(), attribute.getValue());
            }
        });
        return values;
    }
}
