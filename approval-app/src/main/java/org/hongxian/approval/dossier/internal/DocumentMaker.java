package org.hongxian.approval.dossier.internal;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.casework.DrawingKind;
import org.hongxian.approval.dossier.Documents.PublicFact;
import org.hongxian.approval.drawing.DrawingVersion;
import org.hongxian.approval.drawing.Drawings;
import org.hongxian.approval.identity.Level;
import org.hongxian.approval.measurement.Measurement;
import org.hongxian.approval.seal.PdfSigner;
import org.hongxian.approval.workflow.ActiveTask;
import org.hongxian.approval.workflow.Blocker;
import org.hongxian.approval.workflow.CaseProcess;
import org.hongxian.approval.workflow.LevelDecision;
import org.hongxian.approval.workflow.TaskBlockedException;
import org.hongxian.map.sheet.PdfFont;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Makes the bytes of one generated document, sealed when its kind demands it. */
@Component
class DocumentMaker {

    private static final String DELEGATED = "W";
    private static final List<String> SURVEYORS = List.of("测量员", "绘图员", "检查员", "审核");

    private final DocumentModel model;
    private final MeasuredValues measured;
    private final ObjectProvider<Drawings> drawings;
    private final SectionBlockers sections;
    private final CaseProcess process;
    private final OpinionSheet opinions;
    private final NoticeText notices;
    private final PointTables points;
    private final SheetComposer sheets;
    private final PdfSigner signer;
    private final PdfPages pages;
    private final URI publicAddress;
    private final MessageSource texts;
    private final Clock clock;

    DocumentMaker(
            DocumentModel model,
            MeasuredValues measured,
            ObjectProvider<Drawings> drawings,
            SectionBlockers sections,
            CaseProcess process,
            OpinionSheet opinions,
            NoticeText notices,
            PointTables points,
            SheetComposer sheets,
            PdfSigner signer,
            PdfFont font,
            DossierProperties properties,
            MessageSource texts,
            Clock clock) {
        this.model = model;
        this.measured = measured;
        this.drawings = drawings;
        this.sections = sections;
        this.process = process;
        this.opinions = opinions;
        this.notices = notices;
        this.points = points;
        this.sheets = sheets;
        this.signer = signer;
        this.pages = new PdfPages(font);
        this.publicAddress = properties.publicAddress();
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * @param unit whose seal it carries; empty when it carries none
     * @param measurementDigest empty when it has no measured content
     * @param publicFacts what it says to everybody
     */
    record Made(
            byte[] bytes,
            String unit,
            String unitName,
            String measurementDigest,
            String drawingDigest,
            List<PublicFact> publicFacts) {}

    /** @throws TaskBlockedException when something it is made from is missing */
    Made make(CaseFile file, DocumentKind kind, String number, ActiveTask task) {
        Optional<Measurement> measurement = kind.isMeasured() ? measured.findFresh(file.id()) : Optional.empty();
        Optional<DrawingVersion> drawing = kind.isMeasured()
                ? drawings.getObject().findCurrent(file.id(), DrawingKind.LAND_USE)
                : Optional.empty();
        if (kind.isMeasured() && (measurement.isEmpty() || drawing.isEmpty())) {
            throw blocked(kind, "dossier.blocker.measurement", "#measurement");
        }
        if (kind.seal() != DocumentKind.Seal.NONE && !kind.isNotice()) {
            requireSections(file, kind, task);
        }
        String unit = unit(file, kind, task);
        String unitName = unit.isEmpty() ? "" : signer.unitName(unit);
        Map<String, Object> values = model.build(file, measurement, drawing);
        if (kind.isNotice()) {
            notices.addTo(values, notices.of(file, kind, task), model);
        }
        values.put("archive", kind.sections().isEmpty() ? "" : kind.sections().get(0));
        if (kind.isInternal()) {
            values.put("opinions", opinionLines(file, kind));
        }
        String title = texts.getMessage("dossier.kind." + kind.key(), null, Locale.CHINESE);
        values.put("title", title);
        values.put("number", number);
        values.put("unit", unitName);
        values.put("decider", decider(file));
        values.put("delegation", delegation(file));
        values.put("today", DocumentModel.chinese(LocalDate.now(clock)));
        values.put("qr", PdfPages.qrCode(publicAddress + "/verify/" + number));
        values.put("address", publicAddress + "/verify/" + number);
        if (kind == DocumentKind.POINT_TABLE && measurement.isPresent() && drawing.isPresent()) {
            points.addTo(values, drawing.get(), measurement.get());
        }
        if (kind == DocumentKind.RECEIPT) {
            addTracking(values, file);
        }
        byte[] pdf = pages.render(kind.template(), values, title + " " + number, document -> {
            if (measurement.isPresent() && drawing.isPresent() && hasMap(kind)) {
                sheets.addTo(document, heading(file, kind, number, unitName), drawing.get(), measurement.get());
            }
        });
        byte[] bytes = unit.isEmpty() ? pdf : signer.sign(pdf, unit, title + " " + number);
        return new Made(
                bytes,
                unit,
                unitName,
                measurement.map(Measurement::digest).orElse(""),
                drawing.map(DrawingVersion::digest).orElse(""),
                PublicFacts.of(kind, values));
    }

    /** Letters in the number of a document; those of a decision on behalf of the State Council (委托) are a series of their own. */
    String mark(CaseFile file, DocumentKind kind) {
        boolean apart = kind.isOfTheDecision()
                && process.decision(file.id())
                        .filter(LevelDecision::isDelegated)
                        .isPresent();
        return apart ? DELEGATED + kind.mark() : kind.mark();
    }

    /** The provisions by which the province decides on behalf of the State Council; none when it decides for itself. */
    private List<String> delegation(CaseFile file) {
        return process.decision(file.id()).filter(LevelDecision::isDelegated).stream()
                .flatMap(decision -> decision.rows().stream())
                .flatMap(row -> Stream.ofNullable(row.delegation()))
                .distinct()
                .toList();
    }

    /** The number may stand in an address, the code may not: it is printed, and typed. */
    private void addTracking(Map<String, Object> values, CaseFile file) {
        values.put("trackingCode", file.trackingCode());
        values.put("trackingAddress", publicAddress + "/public/track");
        values.put("trackingQr", PdfPages.qrCode(publicAddress + "/public/track?number=" + file.number()));
    }

    /** One opinion as printed. */
    record OpinionLine(String step, String text, String author, String on) {}

    private List<OpinionLine> opinionLines(CaseFile file, DocumentKind kind) {
        List<OpinionSheet.Line> lines = opinions.lines(file.id(), kind);
        if (!opinions.isSigned(lines, kind)) {
            throw blocked(kind, "dossier.blocker.opinion", "#opinion-own");
        }
        return lines.stream()
                .map(line -> new OpinionLine(
                        step(line),
                        model.printable(line.text()),
                        model.printable(line.author()),
                        DocumentModel.chinese(line.on())))
                .toList();
    }

    private String step(OpinionSheet.Line line) {
        String step = texts.getMessage("dossier.opinion.step." + line.step(), null, Locale.CHINESE);
        return line.section().isEmpty()
                ? step
                : texts.getMessage("dossier.opinion.section." + line.section(), null, Locale.CHINESE);
    }

    private static boolean hasMap(DocumentKind kind) {
        return kind == DocumentKind.SURVEY_MAP || kind == DocumentKind.PERMIT;
    }

    private SheetComposer.Heading heading(CaseFile file, DocumentKind kind, String number, String unitName) {
        boolean permit = kind == DocumentKind.PERMIT;
        return new SheetComposer.Heading(
                permit ? "建设用地规划许可证附图" : "勘测定界图",
                file.title() + "　" + file.number(),
                file.applicantName(),
                // The permit is sealed on its first page, so the map behind it names the permit instead of the unit.
                permit ? "与许可证正本一并有效" : unitName,
                permit ? number : DocumentModel.chinese(LocalDate.now(clock)),
                permit ? List.of() : SURVEYORS);
    }

    private void requireSections(CaseFile file, DocumentKind kind, ActiveTask task) {
        List<Blocker> missing = kind.sections().stream()
                .filter(section -> !section.equals("decision"))
                .flatMap(section -> sections.find(file, section, task).stream())
                .toList();
        if (!missing.isEmpty()) {
            throw new TaskBlockedException(missing);
        }
    }

    private TaskBlockedException blocked(DocumentKind kind, String key, String anchor) {
        return new TaskBlockedException(List.of(new Blocker("document." + kind.key(), key, List.of(), anchor)));
    }

    private String decider(CaseFile file) {
        return process.decision(file.id())
                .map(decision ->
                        signer.unitName(file.county().at(decision.level()).value() + "-government"))
                .orElse("");
    }

    private String unit(CaseFile file, DocumentKind kind, ActiveTask task) {
        return switch (kind.seal()) {
            case NONE -> "";
            case COUNTY_RESOURCES -> file.county().value() + "-natural-resources";
            case COUNTY_GOVERNMENT -> file.county().value() + "-government";
            case ACTING_RESOURCES -> task.region().value() + "-natural-resources";
            case DECIDING_GOVERNMENT -> {
                Level level = process.decision(file.id())
                        .map(LevelDecision::level)
                        .orElseThrow(() -> blocked(kind, "dossier.blocker.decision", "#decision"));
                yield file.county().at(level).value() + "-government";
            }
        };
    }
}
