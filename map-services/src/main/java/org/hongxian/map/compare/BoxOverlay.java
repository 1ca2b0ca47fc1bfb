package org.hongxian.map.compare;

import java.util.ArrayList;
import java.util.List;
import org.hongxian.gis.coverage.Polygonal;
import org.hongxian.map.compare.VersionChanges.Kind;
import org.hongxian.map.compare.VersionChanges.Place;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.index.strtree.STRtree;

/** Cuts the features of both versions that lie in one box with each other. What reaches beyond the box belongs to its neighbours. */
final class BoxOverlay {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final Envelope box;
    private final ClassAreas areas;
    private final LargestPlaces places;
    private final double leastSquareMetres;
    private final List<Part> before = new ArrayList<>();
    private final List<Part> after = new ArrayList<>();

    /** A feature as far as it lies in the box. */
    private static final class Part {

        private final String id;
        private final String landClass;
        private final Geometry ground;
        private double shared;

        Part(String id, String landClass, Geometry ground) {
            this.id = id;
            this.landClass = landClass;
            this.ground = ground;
        }

        double rest() {
            return Math.max(0, ground.getArea() - shared);
        }
    }

    /** @param leastSquareMetres ground smaller than this is no place worth telling */
    BoxOverlay(Envelope box, ClassAreas areas, LargestPlaces places, double leastSquareMetres) {
        this.box = box;
        this.areas = areas;
        this.places = places;
        this.leastSquareMetres = leastSquareMetres;
    }

    void before(String id, String landClass, Geometry ground) {
        add(before, id, landClass, ground);
    }

    void after(String id, String landClass, Geometry ground) {
        add(after, id, landClass, ground);
    }

    private void add(List<Part> parts, String id, String landClass, Geometry ground) {
        if (!box.intersects(ground.getEnvelopeInternal())) {
            return;
        }
        Geometry inside = box.contains(ground.getEnvelopeInternal())
                ? areasOf(ground)
                : Polygonal.intersection(areasOf(ground), FACTORY.toGeometry(box));
        if (!inside.isEmpty()) {
            parts.add(new Part(id, landClass, inside));
        }
    }

    private static Geometry areasOf(Geometry ground) {
        return Polygonal.isValid(ground) ? ground : Polygonal.repaired(ground);
    }

    void finish() {
        var index = new STRtree();
        before.forEach(part -> index.insert(part.ground.getEnvelopeInternal(), part));
        for (Part now : after) {
            index.query(now.ground.getEnvelopeInternal(), item -> share((Part) item, now));
            rest(Kind.ADDED, "", now.id, "", now.landClass, now);
        }
        for (Part then : before) {
            rest(Kind.GONE, then.id, "", then.landClass, "", then);
        }
    }

    private void share(Part then, Part now) {
        MultiPolygon both = Polygonal.intersection(then.ground, now.ground);
        double area = both.getArea();
        if (area > 0) {
            then.shared += area;
            now.shared += area;
            areas.add(then.landClass, now.landClass, area);
            Kind kind = then.landClass.equals(now.landClass) ? Kind.OUTLINE : Kind.OUTLINE_AND_CLASS;
            tell(kind, then.id, now.id, then.landClass, now.landClass, area, both.getEnvelopeInternal());
        }
    }

    private void rest(Kind kind, String fromId, String toId, String from, String to, Part part) {
        areas.add(from, to, part.rest());
        tell(kind, fromId, toId, from, to, part.rest(), part.ground.getEnvelopeInternal());
    }

    private void tell(Kind kind, String fromId, String toId, String from, String to, double area, Envelope at) {
        if (area > leastSquareMetres) {
            places.add(new Place(
                    kind, fromId, toId, from, to, area, at.getMinX(), at.getMinY(), at.getMaxX(), at.getMaxY()));
        }
    }
}
