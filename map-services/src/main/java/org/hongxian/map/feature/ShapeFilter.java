package org.hongxian.map.feature;

import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterVisitor;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.relateng.RelateNG;

/** How a feature lies to one shape, which is prepared once; exact on features that are not valid too. */
final class ShapeFilter implements Filter {

    private final SpatialRelation ofShape;
    private final RelateNG shape;
    private final Envelope box;

    /** @param shapeFirst whether the relation is that of the shape to the feature, rather than of the feature to the shape */
    ShapeFilter(SpatialRelation relation, Geometry shape, boolean shapeFirst) {
        this.ofShape = shapeFirst ? relation : relation.converse();
        this.shape = RelateNG.prepare(shape);
        this.box = shape.getEnvelopeInternal();
    }

    @Override
    public boolean evaluate(@Nullable Object feature) {
        if (!(feature instanceof SimpleFeature given)
                || !(given.getAttribute(FilterText.GEOMETRY) instanceof Geometry geometry)) {
            return false;
        }
        if (!geometry.getEnvelopeInternal().intersects(box)) {
            return ofShape == SpatialRelation.DISJOINT;
        }
        return shape.evaluate(geometry, ofShape.predicate());
    }

    @Override
    public Object accept(FilterVisitor visitor, @Nullable Object extraData) {
        throw new UnsupportedOperationException("evaluated only");
    }
}
