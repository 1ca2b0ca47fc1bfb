package org.hongxian.approval.workspace.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.DrawingKind;
import org.hongxian.approval.dossier.DocumentRecord;
import org.hongxian.approval.dossier.Documents;
import org.hongxian.approval.dossier.Forms;
import org.hongxian.approval.drawing.DrawingVersion;
import org.hongxian.approval.drawing.Drawings;
import org.hongxian.approval.drawing.PointNumbers;
import org.hongxian.approval.drawing.VersionLine;
import org.hongxian.approval.identity.CurrentPerson;
import org.hongxian.approval.identity.Role;
import org.hongxian.approval.ledger.LedgerReader;
import org.hongxian.approval.measurement.Measurement;
import org.hongxian.approval.measurement.Measurements;
import org.hongxian.approval.sister.SisterCases;
import org.hongxian.approval.workflow.ActiveTask;
import org.hongxian.approval.workflow.CaseProcess;
import org.hongxian.approval.workflow.Consultations;
import org.hongxian.approval.workflow.Opinion;
import org.hongxian.approval.workflow.TaskGate;
import org.hongxian.gis.coordinatefile.FileFormat;
import org.hongxian.gis.coordinatefile.FileFormats;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What each tab shows, read from the module that owns it. */
@Component
class TabContent {

    private final CaseProcess process;
    private final Consultations consultations;
    private final TaskGate gate;
    private final Drawings drawings;
    private final Measurements measurements;
    private final Forms forms;
    private final Documents documents;
    private final LedgerReader ledger;
    private final CaseHead head;
    private final DefectRows defects;
    private final ReturnNotes returns;
    private final SinceReturn sinceReturn;
    private final IssuedDocuments issued;
    private final SisterCases sisters;
    private final CurrentPerson currentPerson;

    TabContent(
            CaseProcess process,
            Consultations consultations,
            TaskGate gate,
            Drawings drawings,
            Measurements measurements,
            Forms forms,
            Documents documents,
            LedgerReader ledger,
            CaseHead head,
            DefectRows defects,
            ReturnNotes returns,
            SinceReturn sinceReturn,
            IssuedDocuments issued,
            SisterCases sisters,
            CurrentPerson currentPerson) {
        this.process = process;
        this.consultations = consultations;
        this.gate = gate;
        this.drawings = drawings;
        this.measurements = measurements;
        this.forms = forms;
        this.documents = documents;
        this.ledger = ledger;
        this.head = head;
        this.defects = defects;
        this.returns = returns;
        this.sinceReturn = sinceReturn;
        this.issued = issued;
        this.sisters = sisters;
        this.currentPerson = currentPerson;
    }

    Map<String, Object> of(Tab tab, CaseFile file, Locale locale) {
        return switch (tab) {
            case OVERVIEW -> overview(file);
            case FORMS -> Map.of("sections", sections(file.id()));
            case PLOTS -> plots(file, locale);
            case DOCUMENTS -> documents(file);
            case OPINIONS -> opinions(file.id());
            case RECORD ->
                Map.of(
                        "steps",
                        process.steps(file.id()),
                        "entries",
                        ledger.list(file.id().value()));
        };
    }

    private Map<String, Object> opinions(CaseId caseId) {
        var model = new HashMap<String, Object>();
        List<Opinion> opinions = process.opinions(caseId);
        model.put("opinions", OpinionView.chain(opinions));
        model.put("consultations", consultations.list(caseId));
        model.put("extension", process.extension(caseId));
        gate.findMine(caseId).filter(StartingOpinion::isAsked).ifPresent(task -> {
            model.put("opinionTask", task);
            model.put("opinionText", StartingOpinion.text(task, process.opinionDraft(task), opinions));
        });
        return model;
    }

    private Map<String, Object> overview(CaseFile file) {
        var model = new HashMap<String, Object>();
        returns.find(file.id()).ifPresent(returned -> {
            model.put("returnedNote", returned);
            if (!currentPerson.get().has(Role.APPLICANT)) {
                model.put(
                        "changes",
                        sinceReturn.list(file.id(), returned.sentBack().at()));
            }
        });
        model.put("issued", issued.list(file.id()));
        process.levelOutlook(file.id()).ifPresent(outlook -> model.put("outlook", outlook));
        sisters.find(file.id()).ifPresent(warning -> model.put("sisters", warning));
        putMeasurement(model, file.id());
        model.put("steps", process.steps(file.id()));
        return model;
    }

    private Map<String, Object> plots(CaseFile file, Locale locale) {
        var model = new HashMap<String, Object>();
        model.put(
                "fileEndings",
                FileFormats.all().stream()
                        .flatMap(format -> format.endings().stream())
                        .collect(Collectors.joining(",")));
        DrawingKind kind = head.view(file).kind();
        DrawingVersion drawing = drawings.findCurrent(file.id(), kind).orElse(null);
        if (drawing != null) {
            model.put("drawing", drawing);
            model.put("exportFormats", exportFormats());
            List<VersionLine> versions = drawings.versions(file.id(), kind);
            model.put("versions", versions);
            versions.stream()
                    .filter(version -> version.sourceFileName() != null)
                    .findFirst()
                    .ifPresent(imported -> model.put("imported", imported));
            PointNumbers numbers = PointNumbers.of(drawing);
            model.put("numbers", numbers);
            model.put("defects", defects.of(numbers.name(drawing.issues(), drawing.plots()), locale));
            model.put("conflicts", defects.of(drawings.conflicts(drawing), locale));
            model.put("assumptions", defects.assumptions(drawing.assumptions(), locale));
        }
        if (head.view(file).drawable()) {
            boolean english = locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
            var systems = new LinkedHashMap<String, String>();
            drawings.importSystems(file.id())
                    .forEach(system ->
                            systems.put(system.code().toString(), english ? system.nameEn() : system.nameZh()));
            model.put("importSystems", systems);
        }
        if (kind == DrawingKind.LAND_USE) {
            model.put(
                    "derivable",
                    drawing == null
                            && drawings.findCurrent(file.id(), DrawingKind.SITE).isPresent());
            putMeasurement(model, file.id());
        }
        return model;
    }

    /** As the drawing API names them, the boundary TXT first: it is asked last when a file is read. */
    private static List<String> exportFormats() {
        var names = new ArrayList<>(
                FileFormats.all().stream().map(FileFormat::shortName).toList());
        Collections.reverse(names);
        return names;
    }

    /** First those the person may write now, then those that say something; empty ones of later steps would be in the way. */
    private List<Forms.Section> sections(CaseId caseId) {
        return forms.sections(caseId).stream()
                .filter(section -> section.writable()
                        || section.fields().stream()
                                .anyMatch(field ->
                                        !field.measured() && !field.value().isEmpty()))
                .sorted(Comparator.comparing(section -> !section.writable()))
                .toList();
    }

    private Map<String, Object> documents(CaseFile file) {
        var model = new HashMap<String, Object>();
        ActiveTask mine = gate.findMine(file.id()).orElse(null);
        List<DocumentRecord> all = documents.list(file.id());
        model.put("valid", newestFirst(all, false));
        model.put("withdrawable", withdrawable(mine, all));
        model.put("superseded", newestFirst(all, true));
        model.put("uploadKinds", missingFirst(kinds(mine, true), mine, all));
        List<String> generated = kinds(mine, false);
        model.put("generatedKinds", generated);
        model.put(
                "demandedKinds",
                generated.stream().filter(kind -> demands(mine, kind)).toList());
        return model;
    }

    /** Uploads of the live step; what an earlier step handed in stays. */
    private static Set<UUID> withdrawable(@Nullable ActiveTask mine, List<DocumentRecord> documents) {
        return documents.stream()
                .filter(document -> mine != null
                        && !document.generated()
                        && !document.superseded()
                        && mine.policy().documents().contains(document.kind())
                        && !document.createdAt().isBefore(mine.createdAt()))
                .map(DocumentRecord::id)
                .collect(Collectors.toSet());
    }

    private static List<DocumentRecord> newestFirst(List<DocumentRecord> documents, boolean superseded) {
        return documents.stream()
                .filter(document -> document.superseded() == superseded)
                .sorted(Comparator.comparing(DocumentRecord::createdAt).reversed())
                .toList();
    }

    /** The kind that is chosen when the page opens is one the step still lacks. */
    private static List<String> missingFirst(
            List<String> kinds, @Nullable ActiveTask mine, List<DocumentRecord> documents) {
        return kinds.stream()
                .sorted(Comparator.comparing(kind -> !demands(mine, kind)
                        || documents.stream()
                                .anyMatch(document -> document.kind().equals(kind) && !document.superseded())))
                .toList();
    }

    private static List<String> kinds(@Nullable ActiveTask mine, boolean uploads) {
        if (mine == null) {
            return List.of();
        }
        return mine.policy().documents().stream()
                .filter(kind -> UploadKinds.contains(kind) == uploads)
                .sorted()
                .toList();
    }

    /** The step cannot end without it; notices of an outcome nobody may choose are not made with the others. */
    private static boolean demands(@Nullable ActiveTask mine, String kind) {
        return mine != null && mine.policy().requiredPieces().contains("document." + kind);
    }

    private void putMeasurement(Map<String, Object> model, CaseId caseId) {
        Measurement measurement = measurements.findCurrent(caseId).orElse(null);
        if (measurement != null) {
            model.put("measurement", MeasurementView.of(measurement, measurements.isFresh(measurement)));
            model.put("changedLayers", measurements.changedLayers(caseId));
        }
    }
}
