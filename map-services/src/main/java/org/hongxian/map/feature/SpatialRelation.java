package org.hongxian.map.feature;

import java.util.Optional;
import java.util.function.Supplier;
import org.geotools.api.filter.spatial.BinarySpatialOperator;
import org.geotools.api.filter.spatial.Contains;
import org.geotools.api.filter.spatial.Crosses;
import org.geotools.api.filter.spatial.Disjoint;
import org.geotools.api.filter.spatial.Equals;
import org.geotools.api.filter.spatial.Intersects;
import org.geotools.api.filter.spatial.Overlaps;
import org.geotools.api.filter.spatial.Touches;
import org.geotools.api.filter.spatial.Within;
import org.locationtech.jts.operation.relateng.RelatePredicate;
import org.locationtech.jts.operation.relateng.TopologyPredicate;

/** How two geometries can lie to each other, as Simple Features defines it. */
enum SpatialRelation {
    INTERSECTS(Intersects.class, RelatePredicate::intersects),
    DISJOINT(Disjoint.class, RelatePredicate::disjoint),
    EQUALS(Equals.class, RelatePredicate::equalsTopo),
    TOUCHES(Touches.class, RelatePredicate::touches),
    CROSSES(Crosses.class, RelatePredicate::crosses),
    OVERLAPS(Overlaps.class, RelatePredicate::overlaps),
    WITHIN(Within.class, RelatePredicate::within),
    CONTAINS(Contains.class, RelatePredicate::contains);

    private final Class<? extends BinarySpatialOperator> operator;
    private final Supplier<TopologyPredicate> predicate;

    SpatialRelation(Class<? extends BinarySpatialOperator> operator, Supplier<TopologyPredicate> predicate) {
        this.operator = operator;
        this.predicate = predicate;
    }

    static Optional<SpatialRelation> of(BinarySpatialOperator operator) {
        for (SpatialRelation relation : values()) {
            if (relation.operator.isInstance(operator)) {
                return Optional.of(relation);
            }
        }
        return Optional.empty();
    }

    /** The relation of the second to the first when the first has this one to the second. */
    SpatialRelation converse() {
        return switch (this) {
            case WITHIN -> CONTAINS;
            case CONTAINS -> WITHIN;
            default -> this;
        };
    }

    /** Whether a part of the first geometry far from the second can make a difference. */
    boolean dependsOnAllOfIt() {
        return this == WITHIN || this == EQUALS || this == OVERLAPS || this == CROSSES;
    }

    /** A fresh one: they keep what they have found out. */
    TopologyPredicate predicate() {
        return predicate.get();
    }
}
