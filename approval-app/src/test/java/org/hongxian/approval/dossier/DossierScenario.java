package org.hongxian.approval.dossier;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.CaseType;
import org.hongxian.approval.casework.DrawingKind;
import org.hongxian.approval.drawing.Drawings;
import org.hongxian.approval.identity.AdministrativeCode;
import org.hongxian.approval.measurement.Measurements;
import org.hongxian.approval.testkit.LoginAs;
import org.hongxian.approval.testkit.MutableClock;
import org.hongxian.approval.workflow.ActiveTask;
import org.hongxian.approval.workflow.CaseProcess;
import org.hongxian.approval.workflow.TaskGate;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.map.layer.LayerCatalogue;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Drives a case of 青禾县 step by step through the facades, filling every form and making every document on the way. */
class DossierScenario {

    static final double E = 39_540_000;
    static final double N = 3_450_000;
    /** How long notices hang; the scenario waits for their end. */
    private static final int NOTICE_DAYS = 21;

    private static final LocalDate OPENED = LocalDate.of(2026, 3, 2);
    private static final CrsCode CRS = new CrsCode(4527);
    private static final String EVERYWHERE =
            "POLYGON ((-20000 -20000, 20000 -20000, 20000 20000, -20000 20000, -20000 -20000))";

    private final CaseProcess process;
    private final TaskGate gate;
    private final Drawings drawings;
    private final Measurements measurements;
    private final Documents documents;
    private final Forms forms;
    private final LayerCatalogue layers;
    private final LoginAs loginAs;
    private final MutableClock clock;

    DossierScenario(
            CaseProcess process,
            TaskGate gate,
            Drawings drawings,
            Measurements measurements,
            Documents documents,
            Forms forms,
            LayerCatalogue layers,
            LoginAs loginAs,
            MutableClock clock) {
        this.process = process;
        this.gate = gate;
        this.drawings = drawings;
        this.measurements = measurements;
        this.documents = documents;
        this.forms = forms;
        this.layers = layers;
        this.loginAs = loginAs;
        this.clock = clock;
    }

    /** Four quarters of different class and owner around the origin, basic farmland far off, one county. */
    void importLayers() {
        importLayer(
                "DLTB",
                parcel("a", "东沟村", "30", "0101", "POLYGON ((-1000 0, 0 0, 0 1000, -1000 1000, -1000 0))"),
                parcel("b", "东沟村", "30", "0301", "POLYGON ((0 0, 1000 0, 1000 1000, 0 1000, 0 0))"),
                parcel("c", "西岭村", "30", "0103", "POLYGON ((-1000 -1000, 0 -1000, 0 0, -1000 0, -1000 -1000))"),
                parcel("d", "青禾县水利局", "10", "1107", "POLYGON ((0 -1000, 1000 -1000, 1000 0, 0 0, 0 -1000))"));
        importLayer("YJJBNTTB", feature("p", "POLYGON ((600 600, 900 600, 900 900, 600 900, 600 600))"));
        importLayer("STBHHX", feature("s", "POLYGON ((-900 -900, -700 -900, -700 -700, -900 -700, -900 -900))"));
        importLayer("CZKFBJ", feature("z", "POLYGON ((5000 5000, 6000 5000, 6000 6000, 5000 6000, 5000 5000))"));
        importLayer("XZQ", new LayerFeature("990101", at(EVERYWHERE), Map.of("XZQDM", "990101", "XZQMC", "青禾县")));
    }

    private void importLayer(String key, LayerFeature... features) {
        layers.importVersion(
                new LayerCatalogue.NewVersion(key, key, CRS, LocalDate.of(2025, 12, 31), at(EVERYWHERE), "test"),
                Stream.of(features));
    }

    private static LayerFeature parcel(String id, String owner, String nature, String landClass, String wkt) {
        return new LayerFeature(
                id, at(wkt), Map.of("QSDWDM", "990101" + id, "QSDWMC", owner, "QSXZ", nature, "DLBM", landClass));
    }

    private static LayerFeature feature(String id, String wkt) {
        return new LayerFeature(id, at(wkt), Map.of());
    }

    private static Geometry at(String wkt) {
        try {
            return AffineTransformation.translationInstance(E, N).transform(new WKTReader().read(wkt));
        } catch (ParseException e) {
            throw new IllegalArgumentException(wkt, e);
        }
    }

    /**
     * 300 m x 400 m around the origin with a corner cut off: 11.6250 ha of the four quarters. The surveyor began in the north-east, so
     * his J5 is J1 by rule.
     */
    static List<Plot> plots() {
        return List.of(plot(100, 200, 150, 50, 150, -200, -150, -200, -150, 200));
    }

    static Plot plot(double... offsets) {
        List<BoundaryPoint> points = new ArrayList<>();
        for (int i = 0; i < offsets.length; i += 2) {
            points.add(new BoundaryPoint("J" + (i / 2 + 1), E + offsets[i], N + offsets[i + 1], 0));
        }
        return new Plot("1", "主厂区", null, null, "", "", "", 0, List.of(new BoundaryRing(1, points, true)));
    }

    CaseFile open() throws Exception {
        return loginAs.call(
                "applicant-a",
                () -> process.open(CaseType.SEPARATELY_SITED, "青禾县光伏园区建设项目", new AdministrativeCode("990101")));
    }

    /** Forms filled, drawing made and measured, documents uploaded and generated, notices waited for, step completed. */
    void step(CaseId caseId, String login, String outcome) throws Exception {
        prepare(caseId, login);
        complete(caseId, login, outcome);
    }

    void complete(CaseId caseId, String login, String outcome) throws Exception {
        loginAs.call(login, () -> {
            process.complete(new CaseProcess.Completion(caseId, task(caseId).id(), outcome, "同意。", ""));
            return null;
        });
    }

    void prepare(CaseId caseId, String login) throws Exception {
        loginAs.call(login, () -> {
            ActiveTask task = task(caseId);
            if (task.policy().drawings().contains(DrawingKind.LAND_USE)) {
                int base = drawings.findCurrent(caseId, DrawingKind.LAND_USE)
                        .map(version -> version.number())
                        .orElse(0);
                drawings.edit(caseId, DrawingKind.LAND_USE, base, plots());
                measurements.measure(caseId);
            }
            for (Forms.Section section : forms.sections(caseId)) {
                if (section.writable()) {
                    forms.save(caseId, section.key(), typed(section));
                }
            }
            if (task.policy().requiredPieces().contains("opinion")) {
                process.draftOpinion(caseId, task.id(), "同意。");
            }
            for (String piece : task.policy().requiredPieces()) {
                if (piece.matches("document\\.(project-approval|survey-report|compensation-proof|delivery-receipt)")) {
                    documents.upload(caseId, piece.substring(9), "扫描件.pdf", new ByteArrayInputStream(onePage()));
                }
            }
            documents.generateAll(caseId);
            if (task.policy().requiredPieces().contains("notice.period")) {
                clock.advance(Duration.ofDays(NOTICE_DAYS + 1));
            }
            return null;
        });
    }

    private ActiveTask task(CaseId caseId) {
        return gate.findMine(caseId).orElseThrow();
    }

    /** Up to and with the making of the dossier, not completed. */
    CaseFile openAtDossier() throws Exception {
        CaseFile file = open();
        step(file.id(), "applicant-a", "submit");
        step(file.id(), "qinghe-window", "accept");
        step(file.id(), "qinghe-officer", "next");
        return file;
    }

    /** Through all levels; the expropriation is to be announced. */
    CaseId openAtAnnouncement() throws Exception {
        CaseId id = openAtDossier().id();
        step(id, "qinghe-officer", "next");
        review(id);
        step(id, "shifan-government", "approve");
        step(id, "qinghe-finance", "paid");
        step(id, "shifan-clerk", "issue");
        return id;
    }

    /** From the section chief of the county to the director of the province. */
    void review(CaseId id) throws Exception {
        review(id, "shifan-government");
    }

    /** From the section chief of the county up to the turn of somebody in the province. */
    void review(CaseId id, String upTo) throws Exception {
        step(id, "qinghe-chief", "agree");
        step(id, "qinghe-director", "agree");
        for (String section : List.of("farmland", "planning", "rights", "use")) {
            step(id, "yunchuan-review-" + section, "agree");
        }
        step(id, "yunchuan-director", "agree");
        if (upTo.equals("shifan-window")) {
            return;
        }
        step(id, "shifan-window", "accept");
        for (String section :
                List.of("farmland", "use-control", "rights", "planning", "use", "enforcement", "minerals")) {
            loginAs.call("shifan-review-" + section, () -> measurements.rerunAgrees(id));
            step(id, "shifan-review-" + section, "agree");
        }
        if (upTo.equals("shifan-director")) {
            return;
        }
        step(id, "shifan-director", "to-province-government");
    }

    private Map<String, String> typed(Forms.Section section) {
        Map<String, String> values = new HashMap<>();
        for (Forms.Field field : section.fields()) {
            if (!field.measured()) {
                values.put(field.key(), value(field));
            }
        }
        return values;
    }

    private String value(Forms.Field field) {
        return switch (field.type()) {
            case "number" -> "1258.40";
            case "integer" -> "12";
            case "date" ->
                switch (field.key()) {
                    case "posted-on" -> LocalDate.now(clock).toString();
                    case "posted-until" ->
                        LocalDate.now(clock).plusDays(NOTICE_DAYS).toString();
                    default ->
                        LocalDate.now(clock).isBefore(OPENED)
                                ? LocalDate.now(clock).toString()
                                : OPENED.toString();
                };
            case "choice" -> field.choices().get(0);
            case "longtext" -> "项目列入省级能源规划，选址避让生态保护红线，用地规模符合工程项目建设用地指标。";
            default ->
                switch (field.key()) {
                    case "credit-code" -> "91990101MA0SAMPLE8";
                    case "phone", "contact" -> "0990-1010101";
                    case "number" -> "示政土〔2026〕101号";
                    default -> "示例内容";
                };
        };
    }

    static byte[] onePage() throws IOException {
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        }
    }

    /** Text of the newest document of a kind. */
    String text(CaseId caseId, String login, String kind) throws Exception {
        return text(bytes(caseId, login, kind));
    }

    static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(document);
        }
    }

    byte[] bytes(CaseId caseId, String login, String kind) throws Exception {
        return loginAs.call(login, () -> documents.content(current(caseId, kind)));
    }

    /** The newest; of notices that were sent several count. */
    DocumentRecord current(CaseId caseId, String kind) {
        return documents.list(caseId).stream()
                .filter(document -> document.kind().equals(kind) && !document.superseded())
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }
}
