package org.hongxian.approval.sister;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.workflow.LevelDecision;
import org.hongxian.approval.workflow.LevelFacts.Measured;
import org.jspecify.annotations.Nullable;

/**
 * Sister cases (拆分申报): other cases of the same project, or of the same applicant beside this one, opened within the time the rule in
 * force says. The approval level is one of the whole project; splitting it must not lower it.
 */
public interface SisterCases {

    /**
     * What the current person has to know. Empty when there is no sister the person may see, and for applicants.
     *
     * @throws org.hongxian.approval.casework.CaseNotFoundException when the person may not see the case itself
     */
    Optional<Warning> find(CaseId caseId);

    /** Why a case is taken for a sister. */
    enum Kind {
        SAME_PROJECT,
        NEAR
    }

    /** Whether the cases together are for a higher level than the case by itself. */
    enum Effect {
        RAISES,
        KEEPS,
        /** Something that could raise it is not measured, or the table says nothing: this is not to say that the level stays. */
        UNKNOWN
    }

    /**
     * @param sisters newest first
     * @param own areas of the case itself; null while there is no complete measurement of it
     * @param total of the case and its sisters, as far as they are measured
     * @param unmeasured how many of them, the case included, are not in the total
     * @param together what the level table says of the total; null when it says nothing
     * @param effect what the sum does to the level of the case
     */
    record Warning(
            List<Sister> sisters,
            @Nullable Measured own,
            Measured total,
            int unmeasured,
            @Nullable LevelDecision together,
            Effect effect) {

        public Warning {
            sisters = List.copyOf(sisters);
        }

        public BigDecimal totalHectares() {
            return sum(total);
        }
    }

    /**
     * @param distanceMetres between the red lines, 0 when they touch; null when one of them is missing or in another datum
     * @param facts null while there is no complete measurement
     */
    record Sister(
            CaseFile file,
            Kind kind,
            @Nullable Double distanceMetres,
            @Nullable Measured facts) {

        /** Null while there is no complete measurement. */
        public @Nullable BigDecimal totalHectares() {
            return facts == null ? null : sum(facts);
        }
    }

    private static BigDecimal sum(Measured facts) {
        return facts.basicFarmlandHectares()
                .add(facts.otherCultivatedHectares())
                .add(facts.otherLandHectares());
    }
}
