package org.hongxian.approval.desk.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.hongxian.approval.question.RefusedQuestionException;
import org.hongxian.map.export.ExportFormat;
import org.hongxian.map.export.LayerExport;
import org.hongxian.map.export.LayerExport.TooManyFeaturesException;
import org.hongxian.map.layer.LayerCatalogue;
import org.hongxian.map.layer.LayerVersion;
import org.locationtech.jts.geom.MultiPolygon;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Features as files. What is asked for is understood before the work begins; only reading and writing is left to it. */
@Component
class LayerExports {

    /** Exports of one layer that answer different questions do not go by one name. */
    private static final DateTimeFormatter NOW = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    private final DeskJobs jobs;
    private final AskedLayers layers;
    private final AskedAreas areas;
    private final AskedFilters filters;
    private final DeskSettings settings;
    private final MessageSource messages;
    private final Clock clock;
    private final LayerExport export;

    LayerExports(
            DeskJobs jobs,
            AskedLayers layers,
            AskedAreas areas,
            AskedFilters filters,
            DeskSettings settings,
            LayerCatalogue catalogue,
            MessageSource messages,
            Clock clock) {
        this.jobs = jobs;
        this.layers = layers;
        this.areas = areas;
        this.filters = filters;
        this.settings = settings;
        this.messages = messages;
        this.clock = clock;
        this.export = new LayerExport(catalogue);
    }

    /** @throws RefusedQuestionException if it cannot be done as asked, or too much is under way */
    DeskJob take(Questions.Export question) {
        LayerVersion version = layers.get(question.layer(), question.version());
        String name = question.format() == null ? "" : question.format();
        ExportFormat format = ExportFormat.find(name).orElseThrow(() -> new RefusedQuestionException(400, "format"));
        MultiPolygon area = areas.find(question.area(), version.crs());
        boolean clip = Boolean.TRUE.equals(question.clip());
        if (clip && area == null) {
            throw new RefusedQuestionException(400, "clip-without-area");
        }
        String baseName = version.layer() + "-" + version.number();
        Locale locale = LocaleContextHolder.getLocale();
        var order = new LayerExport.Order(
                version,
                filters.get(question.filter(), question.filterCrs(), version),
                area,
                clip,
                format,
                baseName,
                messages.getMessage("desk.export.area", null, locale),
                settings.maxExported());
        return jobs.take(DeskJob.Kind.EXPORT, (job, folder) -> run(order, job, folder));
    }

    private DeskJob.Result run(LayerExport.Order order, DeskJob job, Path folder) throws IOException {
        Path file = folder.resolve("export" + order.format().ending());
        try {
            export.write(order, file, LocalDate.now(clock), job::reached, job::goesOn);
        } catch (TooManyFeaturesException e) {
            var refused = new RefusedQuestionException(422, "too-many-features", e.most());
            refused.initCause(e);
            throw refused;
        }
        return new DeskJob.Result(
                file,
                order.baseName() + "-" + NOW.format(LocalDateTime.now(clock))
                        + order.format().ending(),
                order.format().mediaType(),
                Files.size(file));
    }
}
