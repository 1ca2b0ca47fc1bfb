package org.hongxian.gis.overlay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hongxian.gis.coverage.Polygonal;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;

/** Splits pieces into what lies inside and outside permanent basic farmland. */
final class FarmlandSplit {

    private final List<PreparedGeometry> parts = new ArrayList<>();
    private final STRtree index = new STRtree();
    private final double sliverSquareMetres;

    /** @param farmland inside the red line, in the measuring plane, without overlaps */
    FarmlandSplit(MultiPolygon farmland, double sliverSquareMetres) {
        this.sliverSquareMetres = sliverSquareMetres;
        for (Polygon part : Polygonal.polygons(farmland)) {
            index.insert(part.getEnvelopeInternal(), parts.size());
            parts.add(PreparedGeometryFactory.prepare(part));
        }
        index.build();
    }

    /** @param inside empty when the piece shares no more than a sliver with basic farmland; {@code outside} likewise */
    record Split(MultiPolygon outside, MultiPolygon inside) {}

    Split split(MultiPolygon piece) {
        MultiPolygon nothing = piece.getFactory().createMultiPolygon();
        List<Geometry> near = meeting(piece);
        if (near.isEmpty()) {
            return new Split(piece, nothing);
        }
        MultiPolygon farmland = Polygonal.union(near, piece);
        MultiPolygon inside = Polygonal.intersection(piece, farmland);
        if (inside.getArea() <= sliverSquareMetres) {
            return new Split(piece, nothing);
        }
        MultiPolygon outside = Polygonal.difference(piece, farmland);
        return outside.getArea() <= sliverSquareMetres ? new Split(nothing, piece) : new Split(outside, inside);
    }

    private List<Geometry> meeting(MultiPolygon piece) {
        var found = new ArrayList<Integer>();
        index.query(piece.getEnvelopeInternal(), item -> found.add((Integer) item));
        found.sort(Comparator.naturalOrder());
        return found.stream()
                .map(parts::get)
                .filter(part -> part.intersects(piece))
                .map(PreparedGeometry::getGeometry)
                .toList();
    }
}
