package org.hongxian.approval.frame.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hongxian.approval.casework.CaseNotFoundException;
import org.hongxian.approval.casework.UnknownValueException;
import org.hongxian.approval.casework.UnusableTextException;
import org.hongxian.approval.dossier.FieldRefusedException;
import org.hongxian.approval.dossier.UnusableUploadException;
import org.hongxian.approval.drawing.DraftConflictException;
import org.hongxian.approval.drawing.DrawingConflictException;
import org.hongxian.approval.drawing.DrawingNotFoundException;
import org.hongxian.approval.measurement.DrawingNotMeasurableException;
import org.hongxian.approval.measurement.LayerNotAnsweringException;
import org.hongxian.approval.question.AskedSystems;
import org.hongxian.approval.question.RefusedQuestionException;
import org.hongxian.approval.workflow.Blocker;
import org.hongxian.approval.workflow.NotAllowedNowException;
import org.hongxian.approval.workflow.TaskBlockedException;
import org.hongxian.gis.coordinatefile.UnansweredQuestionsException;
import org.hongxian.gis.coordinatefile.UnusableFileException;
import org.hongxian.gis.crs.CoordinateOutOfDomainException;
import org.hongxian.gis.edit.EditRefusedException;
import org.springframework.context.MessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.springframework.web.servlet.support.RequestContextUtils;

/** The one place that turns what the modules throw into an answer. Unexpected failures are {@link ErrorPages}'. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class WebErrors {

    private static final int MAX_ISSUES = 100;

    private final MessageSource messages;
    private final ProblemAnswers answers;

    WebErrors(MessageSource messages, ProblemAnswers answers) {
        this.messages = messages;
        this.answers = answers;
    }

    @ExceptionHandler(CaseNotFoundException.class)
    Object noCase(HttpServletRequest request, HttpServletResponse response) {
        return plain(request, response, 404, "case");
    }

    @ExceptionHandler(DrawingNotFoundException.class)
    Object noDrawing(HttpServletRequest request, HttpServletResponse response) {
        return plain(request, response, 404, "drawing");
    }

    @ExceptionHandler
    Object unknownValue(UnknownValueException e, HttpServletRequest request, HttpServletResponse response) {
        var allowed = String.join(", ", e.allowed());
        var problem = answers.problem(request, 400, "value", List.of(), null, e.parameter(), e.value(), allowed);
        return answers.answer(request, response, problem, Map.of("parameter", e.parameter(), "allowed", e.allowed()));
    }

    @ExceptionHandler(MethodArgumentTypeMismatchException.class)
    Object noAddress(HttpServletRequest request, HttpServletResponse response) {
        return plain(request, response, 404, "404");
    }

    @ExceptionHandler
    Object notNow(NotAllowedNowException e, HttpServletRequest request, HttpServletResponse response) {
        var problem = answers.problem(request, 403, "not-allowed", List.of(), null);
        return answers.answer(request, response, problem, Map.of("what", e.what()));
    }

    @ExceptionHandler
    Object conflict(DrawingConflictException e, HttpServletRequest request, HttpServletResponse response) {
        var problem = answers.problem(request, 409, "409", List.of(), null, e.currentNumber());
        return answers.answer(request, response, problem, Map.of("currentNumber", e.currentNumber()));
    }

    @ExceptionHandler(DraftConflictException.class)
    Object otherDraft(HttpServletRequest request, HttpServletResponse response) {
        return plain(request, response, 409, "draft");
    }

    @ExceptionHandler
    Object refusedEdit(EditRefusedException e, HttpServletRequest request, HttpServletResponse response) {
        String reason = e.reason().key();
        String words = messages.getMessage(
                "drawing.edit.refused." + reason, e.arguments().toArray(), RequestContextUtils.getLocale(request));
        var problem = answers.problem(request, 422, "edit", List.of(), null, words);
        return answers.answer(request, response, problem, Map.of("reason", reason));
    }

    @ExceptionHandler
    Object blocked(TaskBlockedException e, HttpServletRequest request, HttpServletResponse response) {
        var locale = RequestContextUtils.getLocale(request);
        var findings = new ArrayList<String>();
        var blockers = new ArrayList<Map<String, Object>>();
        for (Blocker blocker : e.blockers()) {
            String text = messages.getMessage(
                    blocker.messageKey(), blocker.arguments().toArray(), locale);
            findings.add(text);
            blockers.add(Map.of("piece", blocker.piece(), "text", text, "anchor", blocker.anchor()));
        }
        var problem = answers.problem(request, 422, "blocked", findings, null);
        return answers.answer(request, response, problem, Map.of("blockers", blockers));
    }

    @ExceptionHandler
    Object notMeasurable(DrawingNotMeasurableException e, HttpServletRequest request, HttpServletResponse response) {
        return plain(
                request,
                response,
                422,
                switch (e.reason()) {
                    case NOT_READY -> "measure";
                    case NO_ELLIPSOIDAL_AREA -> "measure-ellipsoidal";
                    case ARCHIVE_TOO_LARGE -> "measure-archive";
                });
    }

    @ExceptionHandler(LayerNotAnsweringException.class)
    Object notAnswering(HttpServletRequest request, HttpServletResponse response) {
        return plain(request, response, 503, "layer");
    }

    @ExceptionHandler(MaxUploadSizeExceededException.class)
    Object tooLarge(HttpServletRequest request, HttpServletResponse response) {
        return plain(request, response, 413, "too-large");
    }

    /** The message of this exception names the file and is made to be shown; its findings say where. */
    @ExceptionHandler
    Object unusableFile(UnusableFileException e, HttpServletRequest request, HttpServletResponse response) {
        var locale = RequestContextUtils.getLocale(request);
        var issues = e.issues().stream()
                .limit(MAX_ISSUES)
                .map(issue -> ProblemIssue.of(issue, locale))
                .toList();
        var findings = issues.stream().map(ProblemIssue::message).toList();
        var problem = answers.problem(request, 422, "file", findings, null, e.message(locale));
        return answers.answer(request, response, problem, Map.of("fileName", e.fileName(), "issues", issues));
    }

    /** Pages ask in their own form; programs get the questions with all their options. */
    @ExceptionHandler
    Object unanswered(UnansweredQuestionsException e, HttpServletRequest request, HttpServletResponse response) {
        var locale = RequestContextUtils.getLocale(request);
        var questions = e.questions().stream()
                .map(question -> ProblemQuestion.of(question, locale))
                .toList();
        var problem = answers.problem(request, 422, "file", List.of(), null, e.message(locale));
        return answers.answer(request, response, problem, Map.of("fileName", e.fileName(), "questions", questions));
    }

    @ExceptionHandler
    Object unusableUpload(UnusableUploadException e, HttpServletRequest request, HttpServletResponse response) {
        var problem = answers.problem(request, 422, "file", List.of(), null, String.valueOf(e.getMessage()));
        return answers.answer(request, response, problem, Map.of("fileName", e.fileName()));
    }

    @ExceptionHandler
    Object refusedQuestion(RefusedQuestionException e, HttpServletRequest request, HttpServletResponse response) {
        var locale = RequestContextUtils.getLocale(request);
        String sentence = messages.getMessage(e.messageKey(), e.arguments().toArray(), locale);
        var problem = answers.problem(request, e.status(), "question", List.of(), null, sentence);
        return answers.answer(request, response, problem, Map.of());
    }

    /** Of a place that was sent, or of a feature the system asked for cannot hold. */
    @ExceptionHandler
    Object outside(CoordinateOutOfDomainException e, HttpServletRequest request, HttpServletResponse response) {
        return refusedQuestion(AskedSystems.outside(e), request, response);
    }

    @ExceptionHandler
    Object refusedField(FieldRefusedException e, HttpServletRequest request, HttpServletResponse response) {
        var problem = answers.problem(request, 422, "field", List.of(), null, e.section(), e.field());
        return answers.answer(request, response, problem, Map.of("section", e.section(), "field", e.field()));
    }

    @ExceptionHandler
    Object unusableText(UnusableTextException e, HttpServletRequest request, HttpServletResponse response) {
        var problem = answers.problem(request, 422, "text", List.of(), null);
        return answers.answer(request, response, problem, Map.of("field", e.field()));
    }

    /** What the web layer itself refuses. Programs get its own words, they name the parameter; people get ours. */
    @ExceptionHandler({
        NoResourceFoundException.class,
        HttpRequestMethodNotSupportedException.class,
        ServletRequestBindingException.class,
        MissingServletRequestPartException.class,
        RequestRejectedException.class
    })
    Object refused(Exception e, HttpServletRequest request, HttpServletResponse response) {
        int status = e instanceof ErrorResponse answer ? answer.getStatusCode().value() : 400;
        if (ProblemAnswers.isProgram(request) && e instanceof ErrorResponse answer) {
            return ResponseEntity.status(status).headers(answer.getHeaders()).body(answer.getBody());
        }
        return plain(request, response, status, status == 404 || status == 405 ? "404" : "400");
    }

    /** A reason that is a key of the bundles is said in the reader's language; any other is for programs alone. */
    @ExceptionHandler
    Object refusedWithReason(ResponseStatusException e, HttpServletRequest request, HttpServletResponse response) {
        var locale = RequestContextUtils.getLocale(request);
        if (ProblemAnswers.isProgram(request)) {
            return ResponseEntity.status(e.getStatusCode())
                    .headers(e.getHeaders())
                    .body(e.updateAndGetBody(messages, locale));
        }
        int status = e.getStatusCode().value();
        String key =
                switch (status) {
                    case 404 -> "404";
                    case 429 -> "busy";
                    default -> "400";
                };
        var problem = answers.problem(request, status, key, List.of(), null);
        String reason = e.getReason() == null ? null : messages.getMessage(e.getReason(), null, null, locale);
        return answers.answer(request, response, reason == null ? problem : problem.saying(reason), Map.of());
    }

    private Object plain(HttpServletRequest request, HttpServletResponse response, int status, String key) {
        var problem = answers.problem(request, status, key, List.of(), null);
        return answers.answer(request, response, problem, Map.of());
    }
}
