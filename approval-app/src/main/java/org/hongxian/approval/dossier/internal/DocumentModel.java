package org.hongxian.approval.dossier.internal;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.drawing.DrawingVersion;
import org.hongxian.approval.identity.Level;
import org.hongxian.approval.identity.People;
import org.hongxian.approval.measurement.Measurement;
import org.hongxian.gis.area.AreaText;
import org.hongxian.gis.evidence.LegalArea;
import org.hongxian.map.sheet.PdfFont;
import org.springframework.context.MessageSource;
import org.springframework.context.NoSuchMessageException;
import org.springframework.stereotype.Component;

/** The values templates print: facts of the case, form values in words, measured areas, tables. */
@Component
class DocumentModel {

    private final CaseForms forms;
    private final MeasuredValues measured;
    private final DocumentTable documents;
    private final People people;
    private final MessageSource texts;
    private final PdfFont font;
    private final Clock clock;

    DocumentModel(
            CaseForms forms,
            MeasuredValues measured,
            DocumentTable documents,
            People people,
            MessageSource texts,
            PdfFont font,
            Clock clock) {
        this.forms = forms;
        this.measured = measured;
        this.documents = documents;
        this.people = people;
        this.texts = texts;
        this.font = font;
        this.clock = clock;
    }

    Map<String, Object> build(CaseFile file, Optional<Measurement> measurement, Optional<DrawingVersion> drawing) {
        Map<String, Object> model = new HashMap<>();
        model.put("caseNumber", file.number());
        model.put("caseTitle", font.drawable(file.title()));
        model.put("applicant", font.drawable(file.applicantName()));
        model.put("county", people.regionName(file.county()));
        model.put("city", people.regionName(file.county().at(Level.CITY)));
        model.put("province", people.regionName(file.county().at(Level.PROVINCE)));
        model.put("v", words(forms.values(file)));
        model.put("documents", catalogue(file));
        measurement.ifPresent(m -> addMeasured(model, m));
        drawing.ifPresent(d -> addDrawing(model, d));
        return model;
    }

    private void addMeasured(Map<String, Object> model, Measurement measurement) {
        MeasuredAreas areas = measured.areas(measurement);
        BigDecimal total = areas.total();
        model.put("m", measured.values(measurement));
        model.put(
                "uncovered",
                areas.uncovered().signum() == 0 ? "" : areas.uncovered().toPlainString());
        model.put("ridges", areas.ridges().signum() == 0 ? "" : areas.ridges().toPlainString());
        model.put("areaKind", measurement.legalArea() == LegalArea.ELLIPSOIDAL ? "椭球面积" : "图上平面面积");
        model.put("mu", AreaText.muOfHectares(total).toPlainString());
        model.put("table", ClassTable.of(areas));
        model.put("collectiveOwners", areas.byCollectiveOwner());
        model.put("classes", areas.byClass());
        model.put("answers", measured.answers(measurement));
        model.put("reservations", measured.reservations(measurement));
        model.put("plotAreas", measurement.plots());
        model.put("noEllipsoidal", measured.noEllipsoidal());
        model.put("measurementMark", measurement.digest().substring(0, 16));
    }

    private void addDrawing(Map<String, Object> model, DrawingVersion drawing) {
        model.put("crs", org.hongxian.gis.crs.CrsCatalogue.get(drawing.crs()).nameZh());
        model.put("drawingNumber", drawing.number());
    }

    /** Choices and dates as words, everything in characters the font has; a missing value is an empty text. */
    private Map<String, String> words(Map<String, String> values) {
        Map<String, String> words = new HashMap<>();
        values.forEach((key, value) -> words.put(key, word(key, value)));
        return words;
    }

    private String word(String key, String value) {
        if (value.matches("\\d{4}-\\d{2}-\\d{2}")) {
            try {
                return chinese(LocalDate.parse(value));
            } catch (DateTimeException e) {
                return value;
            }
        }
        try {
            return value.isEmpty() ? "" : texts.getMessage("dossier.choice." + key + "." + value, null, Locale.CHINESE);
        } catch (NoSuchMessageException e) {
            // Not one of the choices: a text, printed as it was typed.
            return printable(value);
        }
    }

    /** In characters the font has, line by line as it was typed. */
    String printable(String text) {
        return text.lines().map(font::drawable).collect(Collectors.joining("\n"));
    }

    static String chinese(LocalDate date) {
        return date.getYear() + "年" + date.getMonthValue() + "月" + date.getDayOfMonth() + "日";
    }

    /** What the archive keeps, in dossier order; of a kind the earlier first. */
    private List<Map<String, String>> catalogue(CaseFile file) {
        List<StoredDocument> all = documents.list(file.id());
        return Arrays.stream(DocumentKind.values())
                .flatMap(kind -> all.stream().filter(document -> document.kind().equals(kind.key())))
                .filter(PublicRegister::isKept)
                .map(this::line)
                .toList();
    }

    private Map<String, String> line(StoredDocument document) {
        return Map.of(
                "title", texts.getMessage("dossier.kind." + document.kind(), null, Locale.CHINESE),
                "number", document.number() == null ? "" : document.number(),
                "unit", document.unitName(),
                "on", chinese(document.createdAt().atZone(clock.getZone()).toLocalDate()),
                "signed", document.signed() ? "是" : "",
                "digest", document.digest());
    }
}
