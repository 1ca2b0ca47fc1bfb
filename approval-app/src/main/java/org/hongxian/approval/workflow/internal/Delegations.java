package org.hongxian.approval.workflow.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hongxian.approval.identity.AdministrativeCode;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** What a province decides on behalf of the State Council (委托): by province, row of the level table, and date. */
@Component
class Delegations {

    private static final String TABLE = "org/hongxian/reference/approval-delegations.csv";
    private static final String SAMPLE_TABLE = "org/hongxian/reference/approval-delegations-sample.csv";

    private final List<Delegation> delegations;

    /** @param samplePeople whether this installation shows the sample region */
    @Autowired
    Delegations(@Value("${hongxian.sample.enabled}") boolean samplePeople) {
        this(shipped(samplePeople ? SAMPLE_TABLE : TABLE));
    }

    Delegations(List<String> lines) {
        this.delegations = lines.stream()
                .filter(line -> !line.startsWith("#") && !line.startsWith("province,") && !line.isBlank())
                .map(Delegation::parse)
                .toList();
    }

    /** @param validTo last day it applies to; null while it is in force */
    private record Delegation(
            AdministrativeCode province,
            String row,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            String basis) {

        static Delegation parse(String line) {
            String[] cells = line.split(",", 5);
            return new Delegation(
                    new AdministrativeCode(cells[0]),
                    cells[1],
                    LocalDate.parse(cells[2]),
                    cells[3].isEmpty() ? null : LocalDate.parse(cells[3]),
                    cells[4]);
        }

        boolean isFor(AdministrativeCode county, String wanted, LocalDate day) {
            LocalDate last = validTo;
            return province.covers(county)
                    && row.equals(wanted)
                    && !day.isBefore(validFrom)
                    && (last == null || !day.isAfter(last));
        }
    }

    /** The provision by which the province of the county decides what the row says; empty when it does not. */
    Optional<String> basis(AdministrativeCode county, String row, LocalDate on) {
        return delegations.stream()
                .filter(delegation -> delegation.isFor(county, row, on))
                .map(Delegation::basis)
                .findFirst();
    }

    private static List<String> shipped(String table) {
        try (var reader = new BufferedReader(
                new InputStreamReader(new ClassPathResource(table).getInputStream(), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
