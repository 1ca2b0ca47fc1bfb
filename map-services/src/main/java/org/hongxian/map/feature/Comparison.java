package org.hongxian.map.feature;

import java.util.function.IntPredicate;
import org.geotools.api.filter.BinaryComparisonOperator;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterVisitor;
import org.geotools.api.filter.PropertyIsEqualTo;
import org.geotools.api.filter.PropertyIsGreaterThan;
import org.geotools.api.filter.PropertyIsGreaterThanOrEqualTo;
import org.geotools.api.filter.PropertyIsLessThan;
import org.geotools.api.filter.PropertyIsLessThanOrEqualTo;
import org.geotools.api.filter.PropertyIsNotEqualTo;
import org.geotools.api.filter.expression.Expression;
import org.hongxian.map.feature.UnusableFilterException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A comparison of two texts, character by character, or of two numbers. The comparisons of GeoTools take texts for numbers where
 * both look like one, so that code 0101 would be 101.
 */
final class Comparison implements Filter {

    private final Expression left;
    private final Expression right;
    private final IntPredicate wanted;

    /** @throws UnusableFilterException if the operator is none of the six */
    Comparison(BinaryComparisonOperator operator) {
        this.left = operator.getExpression1();
        this.right = operator.getExpression2();
        this.wanted = wanted(operator);
    }

    private static IntPredicate wanted(BinaryComparisonOperator operator) {
        if (operator instanceof PropertyIsEqualTo) {
            return sign -> sign == 0;
        }
        if (operator instanceof PropertyIsNotEqualTo) {
            return sign -> sign != 0;
        }
        if (operator instanceof PropertyIsLessThan) {
            return sign -> sign < 0;
        }
        if (operator instanceof PropertyIsLessThanOrEqualTo) {
            return sign -> sign <= 0;
        }
        if (operator instanceof PropertyIsGreaterThan) {
            return sign -> sign > 0;
        }
        if (operator instanceof PropertyIsGreaterThanOrEqualTo) {
            return sign -> sign >= 0;
        }
        throw new UnusableFilterException(
                Reason.NOT_SUPPORTED, operator.getClass().getSimpleName());
    }

    @Override
    public boolean evaluate(@Nullable Object feature) {
        Object first = left.evaluate(feature);
        Object second = right.evaluate(feature);
        if (first instanceof Number a && second instanceof Number b) {
            return wanted.test(Double.compare(a.doubleValue(), b.doubleValue()));
        }
        return first instanceof String a && second instanceof String b && wanted.test(a.compareTo(b));
    }

    @Override
    public Object accept(FilterVisitor visitor, @Nullable Object extraData) {
        throw new UnsupportedOperationException("evaluated only");
    }
}
