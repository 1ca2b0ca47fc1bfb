package org.hongxian.approval.desk.internal;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.hongxian.approval.desk.internal.Comparison.ChangeView;
import org.hongxian.approval.desk.internal.Comparison.PairView;
import org.hongxian.approval.question.RefusedQuestionException;
import org.hongxian.gis.bulk.RowWriter;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.map.compare.VersionChanges;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The comparison of two versions as tables to take away: which class became which, and where. The very answer that was shown. */
@RestController
@RequestMapping("/api/v1/desk/jobs/{id}")
class CompareFileRest {

    private static final int HECTARE_DECIMALS = 4;
    private static final int METRE_DECIMALS = 3;
    /** About a tenth of a millimetre. */
    private static final int DEGREE_DECIMALS = 9;

    private static final int METRES_A_HECTARE = 4;

    private final DeskJobs jobs;
    private final JsonMapper mapper;
    private final MessageSource messages;

    CompareFileRest(DeskJobs jobs, JsonMapper mapper, MessageSource messages) {
        this.jobs = jobs;
        this.mapper = mapper;
        this.messages = messages;
    }

    @GetMapping("/classes.csv")
    ResponseEntity<byte[]> classesAsCsv(@PathVariable UUID id, Locale locale) throws IOException {
        return classes(id, locale, TableFile.CSV);
    }

    @GetMapping("/classes.xlsx")
    ResponseEntity<byte[]> classesAsWorkbook(@PathVariable UUID id, Locale locale) throws IOException {
        return classes(id, locale, TableFile.XLSX);
    }

    @GetMapping("/changes.csv")
    ResponseEntity<byte[]> changesAsCsv(@PathVariable UUID id, Locale locale) throws IOException {
        return changes(id, locale, TableFile.CSV);
    }

    @GetMapping("/changes.xlsx")
    ResponseEntity<byte[]> changesAsWorkbook(@PathVariable UUID id, Locale locale) throws IOException {
        return changes(id, locale, TableFile.XLSX);
    }

    private ResponseEntity<byte[]> classes(UUID id, Locale locale, TableFile kind) throws IOException {
        Comparison answer = answer(id);
        Words words = new Words(answer, locale);
        return kind.of(name(answer, "classes"), rows -> {
            rows.head(words.heads("from", "name", "to", "name", "square-metres", "hectares"));
            answer.pairs().stream().filter(PairView::isChange).forEach(pair -> writePair(pair, words, rows));
            rows.row(total("changed", answer.totals().changedSquareMetres(), words));
            answer.pairs().stream().filter(pair -> !pair.isChange()).forEach(pair -> writePair(pair, words, rows));
            rows.row(total("same", answer.totals().sameSquareMetres(), words));
            writeQuestion(answer, words, rows);
        });
    }

    private ResponseEntity<byte[]> changes(UUID id, Locale locale, TableFile kind) throws IOException {
        Comparison answer = answer(id);
        Words words = new Words(answer, locale);
        return kind.of(name(answer, "changes"), rows -> {
            var heads = new ArrayList<>(
                    words.heads("number", "feature", "from", "name", "to", "name", "square-metres", "hectares"));
            boolean degrees = CrsCatalogue.get(CrsCode.parse(answer.crs())).isGeographic();
            for (String side : List.of("west", "south", "east", "north")) {
                heads.add(words.of(degrees ? side + ".degrees" : side, answer.crs()));
            }
            rows.head(heads);
            int number = 0;
            for (ChangeView change : answer.changes()) {
                number++;
                writeChange(number, change, degrees ? DEGREE_DECIMALS : METRE_DECIMALS, words, rows);
            }
            if (answer.truncated()) {
                rows.row(List.of(words.of("truncated", number)));
            }
            writeQuestion(answer, words, rows);
        });
    }

    private static void writePair(PairView pair, Words words, RowWriter rows) {
        rows.row(List.of(
                words.code(pair.from()),
                words.name(pair.from()),
                words.code(pair.to()),
                words.name(pair.to()),
                TableFile.squareMetres(pair.squareMetres()),
                pair.hectares()));
    }

    private static List<Object> total(String key, double squareMetres, Words words) {
        return List.of(words.of(key), "", "", "", TableFile.squareMetres(squareMetres), hectares(squareMetres));
    }

    private static void writeChange(int number, ChangeView change, int decimals, Words words, RowWriter rows) {
        var cells = new ArrayList<Object>(List.of(
                number,
                change.name(),
                words.code(change.from()),
                words.name(change.from()),
                words.code(change.to()),
                words.name(change.to()),
                TableFile.squareMetres(change.squareMetres()),
                hectares(change.squareMetres())));
        for (Double side : change.bbox()) {
            cells.add(BigDecimal.valueOf(side).setScale(decimals, RoundingMode.HALF_UP));
        }
        rows.row(cells);
    }

    private static BigDecimal hectares(double squareMetres) {
        return BigDecimal.valueOf(squareMetres)
                .movePointLeft(METRES_A_HECTARE)
                .setScale(HECTARE_DECIMALS, RoundingMode.HALF_UP);
    }

    /** What the table is the answer to: without it nobody knows a week later what was held against what. */
    private static void writeQuestion(Comparison answer, Words words, RowWriter rows) {
        rows.row(List.of(words.statistics("layer"), answer.title()));
        rows.row(List.of(words.of("former"), words.version(answer.from(), answer.fromDate()), answer.fromCrs()));
        rows.row(List.of(words.of("later"), words.version(answer.to(), answer.toDate()), answer.toCrs()));
        Comparison.Ground ground = answer.ground();
        if (ground == null) {
            rows.row(List.of(words.statistics("area"), words.statistics("everywhere")));
        } else {
            Double metres = ground.bufferMetres();
            rows.row(List.of(
                    words.statistics("area"),
                    ground.title().isEmpty() ? words.statistics("drawn") : ground.title(),
                    metres == null ? "" : words.statistics("widened", metres)));
            rows.row(List.of(
                    words.statistics("size", words.statistics("planar")),
                    TableFile.squareMetres(ground.squareMetres())));
        }
        if (answer.unlocated() > 0) {
            rows.row(List.of(words.of("unlocated"), answer.unlocated()));
        }
    }

    private static String name(Comparison answer, String table) {
        return "%s-%d-%d-%s".formatted(answer.layer(), answer.from(), answer.to(), table);
    }

    private Comparison answer(UUID id) throws IOException {
        DeskJob job = jobs.get(id);
        DeskJob.Result result = job.result();
        if (job.kind() != DeskJob.Kind.COMPARE || result == null) {
            throw new RefusedQuestionException(404, "no-file");
        }
        return mapper.readValue(result.path().toFile(), Comparison.class);
    }

    /** The words of one file, in its language. */
    private final class Words {

        private final Locale locale;
        private final Map<String, String> names = new HashMap<>();

        Words(Comparison answer, Locale locale) {
            this.locale = locale;
            boolean english = locale.getLanguage().equals("en");
            for (PairView pair : answer.pairs()) {
                names.put(pair.from(), english ? pair.fromNameEn() : pair.fromName());
                names.put(pair.to(), english ? pair.toNameEn() : pair.toName());
            }
        }

        /** Empty where there is no code, so that the column holds codes only. */
        String code(String code) {
            return code.equals(VersionChanges.WITHOUT_CLASS) ? "" : code;
        }

        /** What became of the ground, also where it has no class or no feature. */
        String name(String code) {
            if (code.isEmpty()) {
                return of("uncovered");
            }
            return code.equals(VersionChanges.WITHOUT_CLASS) ? of("no-class") : names.getOrDefault(code, "");
        }

        List<String> heads(String... keys) {
            return List.of(keys).stream().map(this::of).toList();
        }

        String version(int number, @Nullable LocalDate date) {
            return statistics("version", number, date == null ? statistics("no-date") : date.toString());
        }

        String of(String key, Object... what) {
            return messages.getMessage("desk.changes." + key, what, locale);
        }

        /** Words both tables of the desk use. */
        String statistics(String key, Object... what) {
            return messages.getMessage("desk.statistics." + key, what, locale);
        }
    }
}
