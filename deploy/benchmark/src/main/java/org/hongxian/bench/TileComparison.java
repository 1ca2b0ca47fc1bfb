package org.hongxian.bench;

import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.MvtReader;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.TagKeyValueMapConverter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.hongxian.map.tile.TileAddress;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** Reads our tiles and those of PostGIS with a reader that is of neither, and holds them against each other. */
final class TileComparison {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final ExactRim rim;
    private long features;
    private long onlyOurs;
    private long onlyTheirs;
    private long furtherIn;
    private long unexplained;
    private double largestApart;
    private long otherAttributes;
    private long invalidOurs;
    private long invalidTheirs;

    /** What of one feature is in a tile. */
    private record Seen(Map<?, ?> attributes, double area) {}

    TileComparison(ExactRim rim) {
        this.rim = rim;
    }

    void add(TileAddress address, byte[] ours, byte[] theirs) throws IOException {
        Map<String, Seen> our = read(ours, true);
        Map<String, Seen> their = read(theirs, false);
        features += our.size();
        our.forEach((id, seen) -> {
            Seen other = their.get(id);
            if (other == null) {
                onlyOurs++;
                apart(id, seen, address);
            } else if (!other.attributes().equals(seen.attributes())) {
                otherAttributes++;
            }
        });
        their.forEach((id, seen) -> {
            if (!our.containsKey(id)) {
                onlyTheirs++;
                apart(id, seen, address);
            }
        });
    }

    private void apart(String id, Seen seen, TileAddress address) {
        largestApart = Math.max(largestApart, seen.area());
        switch (rim.hardly(id, address)) {
            case AT_THE_EDGE -> {}
            case FURTHER_IN -> furtherIn++;
            case NOT_SO -> unexplained++;
        }
    }

    private Map<String, Seen> read(byte[] tile, boolean isOurs) throws IOException {
        var seen = new HashMap<String, Seen>();
        var read = MvtReader.loadMvt(
                new ByteArrayInputStream(tile), FACTORY, new TagKeyValueMapConverter(), MvtReader.RING_CLASSIFIER_V2_1);
        read.getLayers().forEach(layer -> layer.getGeometries().forEach(geometry -> {
            add(geometry, seen);
            if (!geometry.isValid() || geometry.getArea() <= 0) {
                invalidOurs += isOurs ? 1 : 0;
                invalidTheirs += isOurs ? 0 : 1;
            }
        }));
        return seen;
    }

    private static void add(Geometry geometry, Map<String, Seen> seen) {
        var attributes = (Map<?, ?>) Objects.requireNonNull(geometry.getUserData());
        seen.merge(
                String.valueOf(attributes.get("id")),
                new Seen(attributes, geometry.getArea()),
                (a, b) -> new Seen(a.attributes(), a.area() + b.area()));
    }

    long features() {
        return features;
    }

    long onlyOurs() {
        return onlyOurs;
    }

    long onlyTheirs() {
        return onlyTheirs;
    }

    /** Of the features only one of them has, those as thin as rounding that reach further in than the edge of the rim. */
    long furtherIn() {
        return furtherIn;
    }

    /** Of the features only one of them has, those with too much in the tile for rounding to decide. */
    long unexplained() {
        return unexplained;
    }

    /** Square tile units of the largest feature only one of them has. */
    double largestApart() {
        return largestApart;
    }

    long otherAttributes() {
        return otherAttributes;
    }

    long invalidOurs() {
        return invalidOurs;
    }

    long invalidTheirs() {
        return invalidTheirs;
    }
}
