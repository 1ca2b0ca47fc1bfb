package org.hongxian.approval.drawing.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.DrawingKind;
import org.hongxian.approval.drawing.DrawingVersion;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.evidence.CanonicalDrawing;
import org.hongxian.gis.issue.Issue;

/** Drawings written short. */
final class DrawingFixture {

    static final CrsCode ZONE_39 = new CrsCode(4527);

    private DrawingFixture() {}

    /** @param coordinates easting, northing, easting, northing ...; named J1, J2 ... */
    static BoundaryRing ring(int number, double... coordinates) {
        var points = new ArrayList<BoundaryPoint>();
        for (int i = 0; i < coordinates.length; i += 2) {
            points.add(new BoundaryPoint("J" + (i / 2 + 1), coordinates[i], coordinates[i + 1], 0));
        }
        return new BoundaryRing(number, points, true);
    }

    static Plot plot(String name, BoundaryRing... rings) {
        return Plot.of(name, List.of(rings));
    }

    /** A square of the given side with its south-west corner at the given place of zone 39. */
    static Plot square(String name, double easting, double northing, double side) {
        return plot(
                name,
                ring(
                        1,
                        easting,
                        northing + side,
                        easting + side,
                        northing + side,
                        easting + side,
                        northing,
                        easting,
                        northing));
    }

    static DrawingVersion version(int number, Plot... plots) {
        return version(number, List.of(), plots);
    }

    static DrawingVersion version(int number, List<Issue> issues, Plot... plots) {
        return new DrawingVersion(
                UUID.randomUUID(),
                new CaseId(UUID.randomUUID()),
                DrawingKind.LAND_USE,
                number,
                ZONE_39,
                List.of(plots),
                null,
                null,
                List.of(),
                issues,
                CanonicalDrawing.digest(ZONE_39, List.of(plots)),
                "qinghe-officer",
                Instant.parse("2026-03-02T01:00:00Z"));
    }
}
