package org.hongxian.approval.dossier.internal;

import static java.util.Objects.requireNonNullElse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hongxian.approval.casework.CaseType;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The form sections of one case type, as its file in {@code forms/} says. */
record FormDefinition(List<Section> sections) {

    FormDefinition {
        sections = List.copyOf(sections);
    }

    /**
     * @param internal between officials; not shown to applicants
     * @param own written by applicants, and theirs to read at any time
     * @param ofTheDecision belongs to what is numbered and filed apart where a province decides on behalf of the State Council
     * @param issuedWith section whose issuing shows this one to the applicant, for one no step asks for; mostly the section itself
     */
    record Section(
            String key,
            boolean internal,
            boolean own,
            boolean ofTheDecision,
            @Nullable String issuedWith,
            List<Field> fields) {

        Section {
            fields = List.copyOf(fields);
        }
    }

    /**
     * @param type text, longtext, number, integer, date, choice
     * @param measured key of the measured value that fills the field; null for typed fields
     * @param initial key of a fact of the case, or section.field, shown until something is typed; null for none
     * @param pattern regular expression a text has to match; null for any
     * @param decimals most decimals of a number
     * @param demanded the only choice with which a case goes on; null for any
     * @param opens date field with which the period begins that this date ends; null for none
     * @param minimumPeriod key of the rule that says how long that period has to be
     * @param happened date of something that has to have happened, so that it cannot lie ahead
     */
    record Field(
            String key,
            String type,
            String unit,
            boolean required,
            @Nullable String measured,
            @Nullable String initial,
            @Nullable String pattern,
            List<String> choices,
            int maxLength,
            int decimals,
            @Nullable Double min,
            @Nullable Double max,
            @Nullable String demanded,
            @Nullable String opens,
            @Nullable String minimumPeriod,
            boolean happened) {

        Field {
            unit = requireNonNullElse(unit, "");
            choices = List.copyOf(requireNonNullElse(choices, List.<String>of()));
        }
    }

    static FormDefinition load(CaseType type) {
        String resource = "/forms/" + type.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".json";
        try (InputStream in = FormDefinition.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no forms for " + type + ": " + resource);
            }
            return JsonMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build()
                    .readValue(in, FormDefinition.class);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    Optional<Section> find(String key) {
        return sections.stream().filter(section -> section.key().equals(key)).findFirst();
    }
}
