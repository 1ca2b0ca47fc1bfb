package org.hongxian.approval.dossier.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.CaseType;
import org.hongxian.approval.casework.Cases;
import org.hongxian.approval.casework.PlainText;
import org.hongxian.approval.dossier.FieldRefusedException;
import org.hongxian.approval.dossier.FormSaved;
import org.hongxian.approval.dossier.Forms;
import org.hongxian.approval.identity.CurrentPerson;
import org.hongxian.approval.measurement.Measurement;
import org.hongxian.approval.workflow.ActiveTask;
import org.hongxian.approval.workflow.CaseProcess;
import org.hongxian.approval.workflow.LevelDecision;
import org.hongxian.approval.workflow.TaskGate;
import org.hongxian.map.sheet.PdfFont;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Form sections of cases: definition, typed values, measured values. */
@Service
class CaseForms implements Forms {

    private static final int LONGEST_VALUE = 10_000;

    private final Map<CaseType, FormDefinition> definitions = new ConcurrentHashMap<>();
    private final Cases cases;
    private final ObjectProvider<TaskGate> gate;
    private final ObjectProvider<CaseProcess> process;
    private final FormTable table;
    private final MeasuredValues measured;
    private final MinimumPeriods periods;
    private final ForApplicants readers;
    private final FieldCheck check;
    private final CurrentPerson currentPerson;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CaseForms(
            Cases cases,
            ObjectProvider<TaskGate> gate,
            ObjectProvider<CaseProcess> process,
            FormTable table,
            MeasuredValues measured,
            PdfFont font,
            MinimumPeriods periods,
            ForApplicants readers,
            CurrentPerson currentPerson,
            ApplicationEventPublisher events,
            Clock clock) {
        this.cases = cases;
        this.gate = gate;
        this.process = process;
        this.table = table;
        this.measured = measured;
        this.periods = periods;
        this.readers = readers;
        this.check = new FieldCheck(font, periods, clock);
        this.currentPerson = currentPerson;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public List<Section> sections(CaseId caseId) {
        CaseFile file = cases.get(caseId);
        Optional<ActiveTask> mine = gate.getObject().findMine(caseId);
        Map<String, String> values = measuredValues(caseId);
        List<Section> sections = new ArrayList<>();
        ForApplicants.Reading reading = readers.of(caseId);
        for (FormDefinition.Section section : definition(file.type()).sections()) {
            if (!reading.shows(section)) {
                continue;
            }
            boolean writable = mine.filter(task -> task.policy().sections().contains(section.key()))
                    .isPresent();
            sections.add(section(file, section, values, writable));
        }
        return List.copyOf(sections);
    }

    @Override
    @Transactional
    public Section save(CaseId caseId, String section, Map<String, String> values) {
        gate.getObject().requireSection(caseId, section);
        CaseFile file = cases.get(caseId);
        FormDefinition.Section definition =
                definition(file.type()).find(section).orElseThrow(() -> new FieldRefusedException(section, "*"));
        SortedMap<String, String> stored = new TreeMap<>(table.find(caseId, section));
        for (Map.Entry<String, String> value : values.entrySet()) {
            boolean typed = definition.fields().stream()
                    .anyMatch(field -> field.key().equals(value.getKey()) && field.measured() == null);
            // JSON knows null where the map's type does not.
            @Nullable String text = value.getValue();
            if (!typed || text == null || text.length() > LONGEST_VALUE) {
                throw new FieldRefusedException(section, value.getKey());
            }
            stored.put(value.getKey(), PlainText.require(value.getKey(), text).strip());
        }
        table.save(
                caseId,
                section,
                stored,
                currentPerson.get().login(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        events.publishEvent(new FormSaved(caseId.value(), section, FormTable.digest(stored)));
        return section(file, definition, measuredValues(caseId), true);
    }

    @Override
    public List<CaseFile> casesWith(String section, String field, String value) {
        return EntryText.saysNothing(value, LocalDate.now(clock))
                ? List.of()
                : cases.list(table.casesWith(section, field, value));
    }

    /** Whether every required field of the section is there and right; without regard to the current person. */
    boolean isComplete(CaseFile file, String section) {
        return definition(file.type())
                .find(section)
                .map(found ->
                        section(file, found, measuredValues(file.id()), false).complete())
                .orElse(false);
    }

    /** The first field of the section with an answer the case cannot go on with. */
    Optional<String> findDenied(CaseFile file, String section) {
        return definition(file.type()).find(section).stream()
                .flatMap(found -> section(file, found, Map.of(), false).fields().stream())
                .filter(field -> field.findings().contains(FieldCheck.DENIED))
                .map(Field::key)
                .findFirst();
    }

    /** Values of all sections by "section.field", as documents print them. */
    Map<String, String> values(CaseFile file) {
        Map<String, String> values = new HashMap<>();
        Map<String, String> fromMap = measuredValues(file.id());
        for (FormDefinition.Section section : definition(file.type()).sections()) {
            for (Field field : section(file, section, fromMap, false).fields()) {
                values.put(section.key() + "." + field.key(), field.value());
            }
        }
        return values;
    }

    private FormDefinition definition(CaseType type) {
        return definitions.computeIfAbsent(type, FormDefinition::load);
    }

    private Map<String, String> measuredValues(CaseId caseId) {
        Optional<Measurement> fresh = measured.findFresh(caseId);
        return fresh.map(measured::values).orElseGet(Map::of);
    }

    private Section section(
            CaseFile file, FormDefinition.Section section, Map<String, String> fromMap, boolean writable) {
        SortedMap<String, String> stored = table.find(file.id(), section.key());
        List<Field> fields = new ArrayList<>();
        for (FormDefinition.Field field : section.fields()) {
            fields.add(field.measured() == null ? typed(file, field, stored) : measured(field, fromMap));
        }
        // A rare character is printed as a geta mark; it must be seen, but must not stop a case.
        boolean complete =
                fields.stream().flatMap(field -> field.findings().stream()).allMatch("dossier.finding.glyph"::equals);
        String note = writable ? note(file, section) : "";
        return new Section(section.key(), writable, complete, note, List.copyOf(fields));
    }

    private String note(CaseFile file, FormDefinition.Section section) {
        boolean delegated = section.ofTheDecision()
                && process.getObject()
                        .decision(file.id())
                        .filter(LevelDecision::isDelegated)
                        .isPresent();
        if (delegated) {
            return "dossier.note.delegated";
        }
        boolean timed = section.fields().stream().anyMatch(field -> field.minimumPeriod() != null);
        return timed && periods.areSample() ? "dossier.note.sample-period" : "";
    }

    private Field typed(CaseFile file, FormDefinition.Field field, Map<String, String> stored) {
        String value = stored.containsKey(field.key()) ? stored.getOrDefault(field.key(), "") : initial(file, field);
        return new Field(
                field.key(),
                field.type(),
                field.unit(),
                field.required(),
                false,
                field.choices(),
                value,
                check.check(field, value, stored));
    }

    private String initial(CaseFile file, FormDefinition.Field field) {
        String from = field.initial();
        if (from == null) {
            return "";
        }
        return switch (from) {
            case "case.applicant" -> file.applicantName();
            case "case.title" -> file.title();
            default -> {
                int dot = from.indexOf('.');
                yield table.find(file.id(), from.substring(0, dot)).getOrDefault(from.substring(dot + 1), "");
            }
        };
    }

    private static Field measured(FormDefinition.Field field, Map<String, String> fromMap) {
        String value = fromMap.getOrDefault(String.valueOf(field.measured()), "");
        List<String> findings = fromMap.isEmpty() ? List.of("dossier.finding.not-measured") : List.of();
        return new Field(
                field.key(), field.type(), field.unit(), field.required(), true, field.choices(), value, findings);
    }
}
