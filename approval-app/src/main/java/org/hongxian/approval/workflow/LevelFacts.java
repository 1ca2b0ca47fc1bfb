package org.hongxian.approval.workflow;

import java.math.BigDecimal;
import java.util.Optional;
import org.hongxian.approval.casework.CaseId;

/** The measured facts the level decision is made on. Implemented by the measurement module. */
public interface LevelFacts {

    /** Empty when the case has no fresh measurement: then there is no decision and the case stops with that reason. */
    Optional<Measured> find(CaseId caseId);

    /**
     * Areas of the whole case in hectares: unrounded sums, each rounded half up to 0.0001 on its own. The rows of the closed table can
     * add up to 0.0001 more or less.
     *
     * @param basicFarmlandHectares permanent basic farmland touched
     * @param otherCultivatedHectares cultivated land outside basic farmland
     * @param otherLandHectares everything else
     * @param measurementId the measurement these come from
     */
    record Measured(
            BigDecimal basicFarmlandHectares,
            BigDecimal otherCultivatedHectares,
            BigDecimal otherLandHectares,
            String measurementId) {}
}
