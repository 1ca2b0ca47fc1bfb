package org.hongxian.approval.workflow.internal;

import java.util.List;
import java.util.Objects;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.workflow.CaseProcess;
import org.hongxian.approval.workflow.Consultation;
import org.hongxian.approval.workflow.Consultations;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What happens during a review besides its opinions, for programs: other bodies are asked, the limit is extended. */
@RestController
@RequestMapping("/api/v1/cases/{id}")
class ReviewApi {

    private final Consultations consultations;
    private final CaseProcess process;

    ReviewApi(Consultations consultations, CaseProcess process) {
        this.consultations = consultations;
        this.process = process;
    }

    record QuestionRequest(@Nullable String body, @Nullable String question) {}

    record AnswerRequest(@Nullable String answer) {}

    record ExtensionRequest(@Nullable String reason) {}

    @GetMapping("/consultations")
    List<Consultation> list(@PathVariable String id) {
        return consultations.list(CaseId.parse(id));
    }

    @PostMapping("/tasks/{taskId}/consultations")
    @ResponseStatus(HttpStatus.CREATED)
    Consultation ask(@PathVariable String id, @PathVariable String taskId, @RequestBody QuestionRequest request) {
        return consultations.ask(CaseId.parse(id), taskId, text(request.body()), text(request.question()));
    }

    @PostMapping("/consultations/{consultation}/answer")
    Consultation answer(@PathVariable String id, @PathVariable long consultation, @RequestBody AnswerRequest request) {
        return consultations.answer(CaseId.parse(id), consultation, text(request.answer()));
    }

    /** By the head of the organ, once for a step. */
    @PostMapping("/extension")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void extend(@PathVariable String id, @RequestBody ExtensionRequest request) {
        process.extendLimit(CaseId.parse(id), text(request.reason()));
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
