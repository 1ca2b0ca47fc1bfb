package org.hongxian.map.feature;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterFactory;
import org.geotools.factory.CommonFactoryFinder;
import org.geotools.feature.simple.SimpleFeatureImpl;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.geotools.filter.identity.FeatureIdImpl;
import org.geotools.filter.text.cql2.CQLException;
import org.geotools.filter.text.ecql.ECQL;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.map.feature.UnusableFilterException.Reason;
import org.hongxian.map.layer.LayerCatalogue;
import org.hongxian.map.layer.SurveyFields.Kind;
import org.hongxian.map.layer.SurveyFields.SurveyField;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * A condition on the features of a layer, written in the text form of CQL2.
 *
 * <p>Supported: {@code = <> < > <= >=}, {@code AND OR NOT}, {@code LIKE}, {@code IN}, {@code BETWEEN}, {@code IS NULL}, and
 * {@code S_INTERSECTS}, {@code S_DISJOINT}, {@code S_EQUALS}, {@code S_TOUCHES}, {@code S_CROSSES}, {@code S_WITHIN},
 * {@code S_CONTAINS}, {@code S_OVERLAPS} between {@code geometry} and a shape in WKT or {@code BBOX(...)}. Attributes go by their
 * survey names, in double quotes if they are not plain Latin. An empty attribute counts as having no value.
 *
 * <p>Not for several threads at once.
 */
public final class FeatureFilter {

    private static final FilterFactory FILTERS = CommonFactoryFinder.getFilterFactory();

    private static final int MOST_NAMED = 40;
    /** What the geometry is called elsewhere. */
    private static final Set<String> GEOMETRIES = Set.of("geom", "the_geom", "wkb_geometry", "shape", "geometrie");

    private final @Nullable Filter filter;
    private final List<SurveyField> fields;
    private final SimpleFeatureType type;
    private final Envelope box;
    private final boolean looksAtGround;

    private FeatureFilter(@Nullable Filter filter, List<SurveyField> fields, Envelope box, boolean looksAtGround) {
        this.looksAtGround = looksAtGround;
        this.filter = filter;
        this.fields = List.copyOf(fields);
        this.type = type(fields);
        this.box = box;
    }

    /** Takes every feature. */
    public static FeatureFilter all() {
        return new FeatureFilter(null, List.of(), LayerCatalogue.everywhere(), false);
    }

    /**
     * @param text the condition
     * @param known the attributes that may be named in it
     * @param places how the shapes in it are to be read
     * @throws UnusableFilterException if it is no condition, too large, or uses what is not supported
     */
    public static FeatureFilter parse(String text, LayerFields known, PlaceReading places) {
        FilterText words = FilterText.read(text);
        List<SurveyField> fields = words.names().stream()
                .map(name -> known.find(name).orElseThrow(() -> unknown(name, known)))
                .toList();
        var check = new FilterCheck(FILTERS, fields, places);
        var checked = check.check(parse(words), false);
        return new FeatureFilter(checked.filter(), fields, checked.box(), check.hasShapes());
    }

    private static UnusableFilterException unknown(String name, LayerFields known) {
        List<String> names = Stream.concat(
                        known.fields().stream().map(SurveyField::name), Stream.of(LayerFields.GEOMETRY))
                .toList();
        String listed = names.stream().limit(MOST_NAMED).collect(Collectors.joining(", "))
                + (names.size() > MOST_NAMED ? ", …" : "");
        if (GEOMETRIES.contains(name.toLowerCase(Locale.ROOT))) {
            return new UnusableFilterException(Reason.MISSPELT_FIELD, name, LayerFields.GEOMETRY, listed);
        }
        return names.stream()
                .filter(name::equalsIgnoreCase)
                .findFirst()
                .map(meant -> new UnusableFilterException(Reason.MISSPELT_FIELD, name, meant, listed))
                .orElseGet(() -> new UnusableFilterException(Reason.UNKNOWN_FIELD, name, listed));
    }

    private static Filter parse(FilterText words) {
        try {
            return ECQL.toFilter(words.ecql(), FILTERS);
        } catch (CQLException e) {
            throw words.refused(String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            // A ring that is not closed, or has too few points.
            throw new UnusableFilterException(Reason.INVALID_SHAPE);
        }
    }

    /** No feature outside it is selected; easting first, in the system of the layer. Null ({@code isNull()}) if none is at all. */
    public Envelope box() {
        return new Envelope(box);
    }

    /** Names of all attributes it looks at. */
    public Set<String> attributes() {
        return fields.stream().map(SurveyField::name).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether it looks at where features lie, and not at attributes only. */
    public boolean looksAtGround() {
        return looksAtGround;
    }

    public boolean matches(LayerFeature feature) {
        return filter == null || filter.evaluate(adapted(feature));
    }

    private SimpleFeature adapted(LayerFeature feature) {
        var values = new Object[fields.size() + 1];
        for (int i = 0; i < fields.size(); i++) {
            values[i] =
                    value(fields.get(i), feature.attributes().get(fields.get(i).name()));
        }
        values[fields.size()] = feature.geometry();
        return new SimpleFeatureImpl(values, type, new FeatureIdImpl(feature.id()), false);
    }

    private static @Nullable Object value(SurveyField field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        return field.kind() == Kind.NUMBER ? Numbers.read(text).orElse(null) : text;
    }

    private static SimpleFeatureType type(List<SurveyField> fields) {
        var builder = new SimpleFeatureTypeBuilder();
        builder.setName("feature");
        for (int i = 0; i < fields.size(); i++) {
            builder.add("a" + i, fields.get(i).kind() == Kind.NUMBER ? Double.class : String.class);
        }
        builder.add(FilterText.GEOMETRY, Geometry.class);
        return builder.buildFeatureType();
    }
}
