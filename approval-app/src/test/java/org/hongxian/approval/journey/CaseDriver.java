package org.hongxian.approval.journey;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Takes one case through its process over HTTP. Everything it does in a step follows from the policy the server names for the
 * step: it draws, measures, writes, uploads and generates what the policy asks for and then completes the step as the person
 * whose step it is. It may be interrupted anywhere and called again.
 */
final class CaseDriver {

    static final String APPLICANT = "applicant-a";

    private static final String OPINION = "经审查,同意。";
    private static final Map<String, String> PLACES =
            Map.of("990101", "qinghe", "990102", "baishi", "990100", "yunchuan", "990000", "shifan", "000000", "state");
    private static final Map<String, String> DUTIES = Map.of(
            "WINDOW", "window",
            "OFFICER", "officer",
            "SECTION_CHIEF", "chief",
            "DIRECTOR", "director",
            "GOVERNMENT_CLERK", "government",
            "DECISION_CLERK", "government",
            "FINANCE", "finance",
            "DOCUMENT_CLERK", "clerk",
            "ARCHIVIST", "archivist");

    private final URI server;
    private final String id;
    private final Path redLine;
    private final Completions completions;
    private final Map<String, ApiSession> sessions = new HashMap<>();

    /** Hears of every completion before it is asked for and after the server said it is done. */
    interface Completions {

        void asked(Completion completion);

        void confirmed(Completion completion);

        Completions UNHEARD = new Completions() {
            @Override
            public void asked(Completion completion) {}

            @Override
            public void confirmed(Completion completion) {}
        };
    }

    record Completion(String caseId, String taskId, String taskKey, String section, String outcome) {}

    /** A live step as the server names it. */
    record LiveTask(String id, String key, String region, String section, JsonNode policy) {

        String login() {
            String role = policy.get("role").asString();
            if (role.equals("APPLICANT")) {
                return APPLICANT;
            }
            String duty = role.equals("SECTION_REVIEWER") ? "review-" + section : DUTIES.get(role);
            return PLACES.get(region) + "-" + duty;
        }

        boolean requires(String piece) {
            return texts(policy.get("requiredPieces")).contains(piece);
        }
    }

    CaseDriver(URI server, String id, Path redLine, Completions completions) {
        this.server = server;
        this.id = id;
        this.redLine = redLine;
        this.completions = completions;
    }

    /** The applicant opens a case in 青禾县. */
    static CaseDriver open(URI server, String title, Path redLine, Completions completions) {
        JsonNode file =
                new ApiSession(server, APPLICANT).post("/api/v1/cases", Map.of("title", title, "county", "990101"));
        return new CaseDriver(server, identifier(file.get("id")), redLine, completions);
    }

    String id() {
        return id;
    }

    String path(String rest) {
        return "/api/v1/cases/" + id + rest;
    }

    ApiSession as(String login) {
        return sessions.computeIfAbsent(login, name -> new ApiSession(server, name));
    }

    JsonNode caseFile() {
        return as(APPLICANT).get(path(""));
    }

    List<LiveTask> liveTasks() {
        var live = new ArrayList<LiveTask>();
        for (JsonNode view : as(APPLICANT).get(path("/tasks"))) {
            JsonNode task = view.get("task");
            JsonNode section = task.get("section");
            live.add(new LiveTask(
                    task.get("id").asString(),
                    task.get("policy").get("taskKey").asString(),
                    identifier(task.get("region")),
                    section == null || section.isNull() ? "" : section.asString(),
                    task.get("policy")));
        }
        return live;
    }

    /** Does live steps until one with the key is live; fails when the case ends before. */
    LiveTask advanceTo(String key) {
        while (true) {
            List<LiveTask> live = liveTasks();
            Optional<LiveTask> there =
                    live.stream().filter(task -> task.key().equals(key)).findFirst();
            if (there.isPresent()) {
                return there.get();
            }
            if (live.isEmpty()) {
                throw new IllegalStateException("the case ended before " + key);
            }
            perform(live.get(0));
        }
    }

    /** Does live steps until there are none. */
    void advanceToEnd() {
        for (List<LiveTask> live = liveTasks(); !live.isEmpty(); live = liveTasks()) {
            perform(live.get(0));
        }
    }

    /** Makes what the step demands and completes it with the outcome that leads on. */
    void perform(LiveTask task) {
        prepare(task);
        complete(task, leadingOn(task), OPINION, "");
    }

    /** Makes what the step demands. */
    void prepare(LiveTask task) {
        ApiSession actor = as(task.login());
        if (task.requires("drawing.land-use")
                && texts(task.policy().get("drawings")).contains("LAND_USE")
                && actor.get(path("/drawings/land-use")).get("number").asInt() == 0) {
            actor.upload(path("/drawings/land-use/import"), Map.of(), redLine);
        }
        List<String> sections = texts(task.policy().get("sections"));
        if (sections.contains("measurement")) {
            actor.post(path("/measurement"), Map.of());
        }
        writeForms(actor, sections);
        if (task.requires("opinion")) {
            actor.put(path("/tasks/" + task.id() + "/opinion"), Map.of("text", OPINION));
        }
        makeDocuments(actor, task);
        if (task.requires("measurement.rerun-agrees")) {
            actor.post(path("/measurement/rerun"), Map.of());
        }
    }

    void complete(LiveTask task, String outcome, String opinion, String returnTo) {
        var completion = new Completion(id, task.id(), task.key(), task.section(), outcome);
        completions.asked(completion);
        as(task.login())
                .post(
                        path("/tasks/" + task.id() + "/complete"),
                        Map.of("outcome", outcome, "opinion", opinion, "returnTo", returnTo));
        completions.confirmed(completion);
    }

    private String leadingOn(LiveTask task) {
        if (task.key().equals("province-director")) {
            String level = as(task.login()).get(path("/decision")).get("level").asString();
            return level.equals("STATE") ? "to-ministry" : "to-province-government";
        }
        return task.policy().get("outcomes").get(0).get("key").asString();
    }

    private void writeForms(ApiSession actor, List<String> sections) {
        for (JsonNode section : actor.get(path("/forms"))) {
            String key = section.get("key").asString();
            if (sections.contains(key) && !section.get("complete").asBoolean()) {
                actor.put(path("/forms/" + key), typed(section));
            }
        }
    }

    private static Map<String, String> typed(JsonNode section) {
        var values = new HashMap<String, String>();
        for (JsonNode field : section.get("fields")) {
            if (!field.get("measured").asBoolean()) {
                String given = field.get("value").asString();
                String key = field.get("key").asString();
                values.put(
                        key,
                        given.isBlank()
                                ? TypedFacts.value(key, field.get("type").asString(), texts(field.get("choices")))
                                : given);
            }
        }
        return values;
    }

    private void makeDocuments(ApiSession actor, LiveTask task) {
        for (String kind : texts(task.policy().get("documents"))) {
            if (!task.requires("document." + kind)) {
                continue;
            }
            if (SampleUpload.KINDS.contains(kind)) {
                actor.upload(path("/documents"), Map.of("kind", kind), SampleUpload.file(kind));
            } else {
                actor.post(path("/documents/" + kind + "/generate"), Map.of());
            }
        }
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        for (JsonNode element : array) {
            texts.add(element.asString());
        }
        return texts;
    }

    /** Identifiers may be written as text or as an object with a value. */
    static String identifier(JsonNode node) {
        return node.isObject() ? node.get("value").asString() : node.asString();
    }
}
