package org.hongxian.approval.drawing;

import java.util.UUID;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.DrawingKind;
import org.hongxian.gis.crs.CrsCode;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.prep.PreparedGeometry;

/**
 * The newest version of one drawing of a case, whatever the case has come to.
 *
 * @param drawingId of that version
 * @param box it lies in, easting first, in {@code crs}
 * @param submitted whether the application of the case was ever handed in
 */
public record Claim(CaseId caseId, DrawingKind kind, UUID drawingId, CrsCode crs, Envelope box, boolean submitted) {

    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    /**
     * Whether the two can share ground, as far as the box tells without reading the drawing.
     *
     * @param crs of the land; in another one than the claim's this is not looked at
     */
    public boolean mayMeet(PreparedGeometry land, CrsCode crs) {
        return !crs.equals(this.crs) || land.intersects(GEOMETRY.toGeometry(box));
    }
}
