package org.hongxian.approval.desk.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.hongxian.approval.question.QuestionReader;
import org.hongxian.approval.question.RefusedQuestionException;
import org.hongxian.map.sheet.PlanSheet;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Long work of the desk: asking for it, following it, its file. Everybody has the own work only. */
@RestController
@RequestMapping("/api/v1/desk")
class JobRest {

    private final QuestionReader reader;
    private final DeskJobs jobs;
    private final LayerExports exports;
    private final CompareDesk comparisons;
    private final MapSheets sheets;

    JobRest(QuestionReader reader, DeskJobs jobs, LayerExports exports, CompareDesk comparisons, MapSheets sheets) {
        this.reader = reader;
        this.jobs = jobs;
        this.exports = exports;
        this.comparisons = comparisons;
        this.sheets = sheets;
    }

    /** @param href where the file is to be had */
    record FileView(String name, long bytes, String mediaType, String href) {}

    /** @param total of what is done; 0 as long as it is not known */
    record JobView(
            UUID id,
            String kind,
            String state,
            long done,
            long total,
            @Nullable String message,
            @Nullable FileView file) {

        static JobView of(DeskJob job) {
            DeskJob.Result result = job.result();
            return new JobView(
                    job.id(),
                    job.kind().name(),
                    job.state().name(),
                    job.done(),
                    job.total(),
                    job.message(),
                    result == null
                            ? null
                            : new FileView(
                                    result.name(),
                                    result.bytes(),
                                    result.mediaType(),
                                    "/api/v1/desk/jobs/" + job.id() + "/file"));
        }
    }

    @PostMapping("/export")
    ResponseEntity<JobView> export(HttpServletRequest request) throws IOException {
        return accepted(exports.take(reader.read(request.getInputStream(), Questions.Export.class)));
    }

    /** The file of the work is the answer, as JSON. */
    @PostMapping("/compare")
    ResponseEntity<JobView> compare(HttpServletRequest request) throws IOException {
        return accepted(comparisons.take(reader.read(request.getInputStream(), CompareDesk.Question.class)));
    }

    @PostMapping("/sheet")
    ResponseEntity<JobView> sheet(HttpServletRequest request) throws IOException {
        return accepted(sheets.take(reader.read(request.getInputStream(), Questions.Sheet.class)));
    }

    /** The ground a sheet would show. */
    @GetMapping("/sheet/frame")
    PlanSheet.Ground frame(
            @RequestParam(required = false) @Nullable String paper,
            @RequestParam(defaultValue = "true") boolean landscape,
            @RequestParam(required = false) @Nullable Integer scale) {
        return sheets.ground(paper, landscape, scale);
    }

    @GetMapping("/jobs")
    List<JobView> jobs() {
        return jobs.list().stream().map(JobView::of).toList();
    }

    @GetMapping("/jobs/{id}")
    JobView job(@PathVariable UUID id) {
        return JobView.of(jobs.get(id));
    }

    /** Stops the work; what is over stays as it is. */
    @DeleteMapping("/jobs/{id}")
    JobView cancel(@PathVariable UUID id) {
        DeskJob job = jobs.get(id);
        job.stop();
        return JobView.of(job);
    }

    @GetMapping("/jobs/{id}/file")
    ResponseEntity<Resource> file(@PathVariable UUID id) {
        DeskJob.Result result = jobs.get(id).result();
        if (result == null) {
            throw new RefusedQuestionException(404, "no-file");
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(result.mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(result.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(new FileSystemResource(result.path()));
    }

    private static ResponseEntity<JobView> accepted(DeskJob job) {
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/desk/jobs/" + job.id()))
                .body(JobView.of(job));
    }
}
