package org.hongxian.approval.conflict;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.CaseState;
import org.hongxian.approval.casework.DrawingKind;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.issue.Severity;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.MultiPolygon;

/**
 * The conflicts between the red lines of cases, for officials and planners of a jurisdiction. Of a case outside it, or one that has not
 * reached the level of the person, nothing is told but that there is one, whose authority it is, and the area.
 */
public interface Conflicts {

    /** Whether the current person has business here. */
    boolean isOpenToCurrentPerson();

    /**
     * Whether the current person is told here which case it is and what it claims: one of the own jurisdiction that has come to the own
     * level.
     */
    boolean admits(CaseFile file);

    /**
     * The largest first.
     *
     * @param limit of rows on the page
     * @throws org.springframework.security.access.AccessDeniedException for applicants, and administrators who are nothing else
     */
    Page list(Filter filter, int offset, int limit);

    /**
     * Those in a box of the map, the largest first.
     *
     * @param crs of the box and of everything answered
     * @throws org.springframework.security.access.AccessDeniedException for applicants, and administrators who are nothing else
     */
    Sight inBox(CrsCode crs, Envelope box, int limit);

    /**
     * Which pairs are wanted. Where only one side may be known, the filter looks at that side alone.
     *
     * @param state of one of the cases; null for all
     * @param kind of one of the drawings; null for all
     * @param leastSquareMetres smaller ones are left out, and with more than 0 those that share no ground
     */
    record Filter(@Nullable CaseState state, @Nullable DrawingKind kind, double leastSquareMetres) {

        public static final Filter ALL = new Filter(null, null, 0);

        public Filter {
            if (!(leastSquareMetres >= 0)) {
                throw new IllegalArgumentException("least area " + leastSquareMetres);
            }
        }
    }

    /**
     * @param total of the rows there are
     * @param uncompared red lines that are not compared yet: what is between them is not in the list
     */
    record Page(List<Row> rows, int total, int uncompared) {

        public Page {
            rows = List.copyOf(rows);
        }
    }

    /** How two red lines meet. */
    enum Relation {
        OVERLAP,
        /** No ground that counts is shared, but boundaries run side by side closer than a survey tells apart. */
        NEAR
    }

    /**
     * @param squareMetres shared, on the plane of the older drawing
     * @param stripMetres mean width where boundaries almost coincide; null for an overlap
     * @param severity the higher of what the two are told
     * @param since when it began: the later of the two versions that first met
     * @param sides one or two that may be known, these first
     * @param crs of {@code extent}
     * @param extent what to look at on the map: of the shared ground, or of the known red line where only one is known
     */
    record Row(
            String id,
            Relation relation,
            double squareMetres,
            @Nullable Double stripMetres,
            Severity severity,
            Instant since,
            List<Side> sides,
            CrsCode crs,
            Envelope extent) {

        public Row {
            sides = List.copyOf(sides);
        }
    }

    /**
     * One of the two.
     *
     * @param authority name of the county
     * @param known null where no more may be told
     */
    record Side(String authority, @Nullable Known known) {}

    /**
     * @param open whether the current person may open the case
     * @param steps keys of the live steps
     */
    record Known(
            CaseId caseId,
            String number,
            String title,
            CaseState state,
            List<String> steps,
            DrawingKind kind,
            UUID drawingId,
            boolean open) {

        public Known {
            steps = List.copyOf(steps);
        }
    }

    /** @param truncated whether there are more in the box */
    record Sight(List<Seen> pairs, boolean truncated) {

        public Sight {
            pairs = List.copyOf(pairs);
        }
    }

    /**
     * A pair on the map.
     *
     * @param shared the ground both claim; null where one side may not be known
     * @param outlines of the sides that may be known, in their order
     * @param place where to mark it
     */
    record Seen(Row row, @Nullable MultiPolygon shared, List<MultiPolygon> outlines, Coordinate place) {

        public Seen {
            outlines = List.copyOf(outlines);
        }
    }
}
