package org.hongxian.approval.layerkeeping.internal;

import org.hongxian.map.coverage.CoverageFiles;
import org.hongxian.map.coverage.CoverageState;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** How the coverage files are. Never down for them: while there are none, the database answers. */
@Component
class CoverageHealth implements HealthIndicator {

    private final CoverageFiles files;

    CoverageHealth(CoverageFiles files) {
        this.files = files;
    }

    @Override
    public Health health() {
        var health = Health.up();
        for (CoverageState state : files.states()) {
            health.withDetail(state.layer() + " " + state.number(), (state.condition() + " " + state.detail()).strip());
        }
        return health.build();
    }
}
