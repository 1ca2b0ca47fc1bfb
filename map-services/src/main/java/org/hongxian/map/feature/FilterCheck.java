package org.hongxian.map.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.geotools.api.filter.And;
import org.geotools.api.filter.BinaryComparisonOperator;
import org.geotools.api.filter.ExcludeFilter;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterFactory;
import org.geotools.api.filter.IncludeFilter;
import org.geotools.api.filter.Not;
import org.geotools.api.filter.Or;
import org.geotools.api.filter.PropertyIsBetween;
import org.geotools.api.filter.PropertyIsLike;
import org.geotools.api.filter.PropertyIsNull;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.filter.expression.Literal;
import org.geotools.api.filter.expression.PropertyName;
import org.geotools.api.filter.spatial.BinarySpatialOperator;
import org.geotools.api.filter.spatial.Disjoint;
import org.hongxian.map.feature.UnusableFilterException.Reason;
import org.hongxian.map.layer.LayerCatalogue;
import org.hongxian.map.layer.SurveyFields.Kind;
import org.hongxian.map.layer.SurveyFields.SurveyField;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * Takes a parsed condition only if it means something for the layer, and brings it into the form it is evaluated in.
 *
 * <p>Negations are carried down to single comparisons, and a negated comparison demands that the attribute has a value: a feature of
 * which something is not known is selected neither by a comparison nor by its negation, as CQL2 and SQL have it. Along the way it
 * finds the box outside which nothing can be selected.
 */
final class FilterCheck {

    static final int MOST_VERTICES = 10_000;

    private final FilterFactory filters;
    private final List<SurveyField> fields;
    private final PlaceReading places;
    private int vertices;

    /** A condition and the box outside which no feature meets it. */
    record Checked(Filter filter, Envelope box) {}

    /** @param fields what {@code a0}, {@code a1} ... stand for */
    FilterCheck(FilterFactory filters, List<SurveyField> fields, PlaceReading places) {
        this.filters = filters;
        this.fields = fields;
        this.places = places;
    }

    /** Whether a shape was met in what was checked so far. */
    boolean hasShapes() {
        return vertices > 0;
    }

    Checked check(Filter filter, boolean negated) {
        if (filter instanceof IncludeFilter || filter instanceof ExcludeFilter) {
            boolean all = filter instanceof IncludeFilter != negated;
            return new Checked(
                    all ? Filter.INCLUDE : Filter.EXCLUDE, all ? LayerCatalogue.everywhere() : new Envelope());
        }
        if (filter instanceof Not not) {
            return check(not.getFilter(), !negated);
        }
        if (filter instanceof And and) {
            return junction(and.getChildren(), negated, !negated);
        }
        if (filter instanceof Or or) {
            return junction(or.getChildren(), negated, negated);
        }
        if (filter instanceof BinaryComparisonOperator comparison) {
            List<PropertyName> named = named(comparison.getExpression1(), comparison.getExpression2());
            return leaf(new Comparison(comparison), named, negated);
        }
        if (filter instanceof PropertyIsBetween between) {
            return leaf(between, betweenNumbers(between), negated);
        }
        if (filter instanceof PropertyIsLike like) {
            PropertyName property = property(like.getExpression(), Kind.TEXT);
            return leaf(new LikePattern(property, like.getLiteral()), List.of(property), negated);
        }
        if (filter instanceof PropertyIsNull empty) {
            PropertyName property = property(empty.getExpression());
            field(property);
            Filter known = filters.isNull(property);
            return new Checked(negated ? filters.not(known) : known, LayerCatalogue.everywhere());
        }
        if (filter instanceof BinarySpatialOperator spatial) {
            return spatial(spatial, negated);
        }
        throw new UnusableFilterException(
                Reason.NOT_SUPPORTED, filter.getClass().getSimpleName());
    }

    /** @param all whether all parts must be met, rather than one */
    private Checked junction(List<Filter> parts, boolean negated, boolean all) {
        var checked = parts.stream().map(part -> check(part, negated)).toList();
        List<Filter> conditions = checked.stream().map(Checked::filter).toList();
        Envelope box = all ? LayerCatalogue.everywhere() : new Envelope();
        for (Checked part : checked) {
            if (all) {
                box = box.intersection(part.box());
            } else {
                box.expandToInclude(part.box());
            }
        }
        return new Checked(all ? filters.and(conditions) : filters.or(conditions), box);
    }

    private Checked leaf(Filter filter, List<PropertyName> properties, boolean negated) {
        if (!negated) {
            return new Checked(filter, LayerCatalogue.everywhere());
        }
        var parts = new ArrayList<Filter>();
        parts.add(filters.not(filter));
        properties.forEach(property -> parts.add(filters.not(filters.isNull(property))));
        return new Checked(filters.and(parts), LayerCatalogue.everywhere());
    }

    private List<PropertyName> named(Expression left, Expression right) {
        if (left instanceof PropertyName first && right instanceof PropertyName second) {
            SurveyField field = field(first);
            return List.of(first, property(second, field.kind()));
        }
        if (left instanceof PropertyName name) {
            return valued(name, right);
        }
        if (right instanceof PropertyName name) {
            return valued(name, left);
        }
        throw new UnusableFilterException(Reason.NO_FIELD);
    }

    private List<PropertyName> valued(PropertyName name, Expression value) {
        SurveyField field = field(name);
        if (!(value instanceof Literal literal)) {
            throw new UnusableFilterException(Reason.NO_FIELD);
        }
        boolean number = literal.getValue() instanceof Number;
        if (field.kind() == Kind.NUMBER && !number) {
            throw new UnusableFilterException(Reason.NUMBER_EXPECTED, field.name());
        }
        if (field.kind() == Kind.TEXT && !(literal.getValue() instanceof String)) {
            throw new UnusableFilterException(Reason.TEXT_EXPECTED, field.name());
        }
        return List.of(name);
    }

    private List<PropertyName> betweenNumbers(PropertyIsBetween between) {
        PropertyName property = property(between.getExpression(), Kind.NUMBER);
        valued(property, between.getLowerBoundary());
        valued(property, between.getUpperBoundary());
        return List.of(property);
    }

    private PropertyName property(Expression expression, Kind kind) {
        PropertyName property = property(expression);
        SurveyField field = field(property);
        if (field.kind() != kind) {
            throw new UnusableFilterException(
                    kind == Kind.NUMBER ? Reason.NUMBER_EXPECTED : Reason.TEXT_EXPECTED, field.name());
        }
        return property;
    }

    private PropertyName property(Expression expression) {
        if (expression instanceof PropertyName property) {
            return property;
        }
        throw new UnusableFilterException(Reason.NO_FIELD);
    }

    private SurveyField field(PropertyName property) {
        if (property.getPropertyName().equals(FilterText.GEOMETRY)) {
            throw new UnusableFilterException(Reason.NO_FIELD);
        }
        return fields.get(Integer.parseInt(property.getPropertyName().substring(1)));
    }

    private Checked spatial(BinarySpatialOperator operator, boolean negated) {
        boolean shapeFirst = operator.getExpression1() instanceof Literal;
        Expression geometry = shapeFirst ? operator.getExpression2() : operator.getExpression1();
        Expression shape = shapeFirst ? operator.getExpression1() : operator.getExpression2();
        if (!(geometry instanceof PropertyName name)
                || !name.getPropertyName().equals(FilterText.GEOMETRY)
                || !(shape instanceof Literal literal)
                || !(literal.getValue() instanceof Geometry given)) {
            throw new UnusableFilterException(Reason.NO_SHAPE);
        }
        vertices += given.getNumPoints();
        if (vertices > MOST_VERTICES) {
            throw new UnusableFilterException(Reason.TOO_MANY_VERTICES, MOST_VERTICES);
        }
        if (!given.isValid()) {
            throw new UnusableFilterException(Reason.INVALID_SHAPE);
        }
        Optional<SpatialRelation> relation = SpatialRelation.of(operator);
        boolean whole = relation.map(known -> shapeFirst ? known : known.converse())
                .filter(SpatialRelation::dependsOnAllOfIt)
                .isPresent();
        Geometry placed = places.toLayer(given, whole);
        Filter condition = relation.map(known -> (Filter) new ShapeFilter(known, placed, shapeFirst))
                .orElseThrow(() -> new UnusableFilterException(
                        Reason.NOT_SUPPORTED, operator.getClass().getSimpleName()));
        boolean anywhere = negated != (operator instanceof Disjoint);
        return new Checked(
                negated ? filters.not(condition) : condition,
                anywhere ? LayerCatalogue.everywhere() : placed.getEnvelopeInternal());
    }
}
