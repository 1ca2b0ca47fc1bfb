package org.hongxian.approval.desk.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hongxian.map.coverage.CoverageFiles;
import org.hongxian.map.coverage.VersionCoverage;
import org.hongxian.map.feature.LayerFields;
import org.hongxian.map.layer.CodeMeanings;
import org.hongxian.map.layer.LayerCatalogue;
import org.hongxian.map.layer.LayerVersion;
import org.hongxian.map.layer.SurveyFields.SurveyField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the features of a layer say, so that conditions can be put together without knowing it by heart. */
@Component
class FieldLists {

    /** More values are no list to choose from. */
    private static final int MOST_VALUES = 200;

    private final LayerCatalogue catalogue;
    private final CoverageFiles files;
    private final StatisticsDesk statistics;
    private final Clock clock;

    FieldLists(LayerCatalogue catalogue, CoverageFiles files, StatisticsDesk statistics, Clock clock) {
        this.catalogue = catalogue;
        this.files = files;
        this.statistics = statistics;
        this.clock = clock;
    }

    DeskViews.Fields of(LayerVersion version, Locale locale) {
        Map<String, List<String>> values =
                files.ask(version, VersionCoverage::values).orElse(Map.of());
        LocalDate today = LocalDate.now(clock);
        CodeMeanings meanings = CodeMeanings.of(version.classes(), today);
        var fields = new ArrayList<DeskViews.Field>();
        for (SurveyField field : LayerFields.of(
                        catalogue.figures(version).filled().keySet(), today)
                .fields()) {
            List<String> known = values.get(field.name());
            List<String> offered = known == null || known.size() > MOST_VALUES ? null : known;
            fields.add(new DeskViews.Field(
                    field.name(),
                    field.nameZh(),
                    field.nameEn(),
                    field.kind().name().toLowerCase(Locale.ROOT),
                    offered,
                    meanings(meanings, field.name(), offered, locale),
                    known != null));
        }
        return new DeskViews.Fields(
                version.layer(),
                version.number(),
                fields,
                statistics.keys(version).derived());
    }

    private static Map<String, String> meanings(
            CodeMeanings known, String field, @Nullable List<String> values, Locale locale) {
        var meanings = new HashMap<String, String>();
        for (String value : values == null ? List.<String>of() : values) {
            known.find(field, value).ifPresent(meaning -> meanings.put(value, meaning.name(locale)));
        }
        return meanings;
    }
}
