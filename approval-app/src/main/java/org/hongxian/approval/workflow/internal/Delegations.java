package org.hongxian.approval.workflow.internal;

import java.time.LocalDate;
import java.util.Optional;
import org.hongxian.approval.identity.AdministrativeCode;
import org.hongxian.approval.workflow.LevelWords;
import org.hongxian.gis.reference.ReferenceTable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What a province decides on behalf of the State Council (委托): by province, row of the level table, and date. */
@Component
class Delegations {

    private final ReferenceTable delegations;

    /** @param samplePeople whether this installation shows the sample region */
    @Autowired
    Delegations(@Value("${hongxian.sample.enabled}") boolean samplePeople) {
        this(ReferenceTable.read(samplePeople ? LevelWords.SAMPLE_DELEGATIONS : LevelWords.DELEGATIONS));
    }

    Delegations(ReferenceTable delegations) {
        this.delegations = delegations;
    }

    /** The provision by which the province of the county decides what the row says; empty when it does not. */
    Optional<String> basis(AdministrativeCode county, String row, LocalDate on) {
        return delegations.rowsOn(on).stream()
                .filter(delegation -> delegation.get("row").equals(row))
                .filter(delegation -> new AdministrativeCode(delegation.get("province")).covers(county))
                .map(delegation -> delegation.get("basis"))
                .findFirst();
    }
}
