package org.hongxian.approval.drawing.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.drawing.DrawingVersion;
import org.hongxian.approval.drawing.ExportedDrawing;
import org.hongxian.approval.drawing.PointNumbers;
import org.hongxian.gis.coordinatefile.AxisOrder;
import org.hongxian.gis.coordinatefile.BoundaryFile;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.hongxian.gis.coordinatefile.FileFormat;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.coordinatefile.Reprojection;
import org.hongxian.gis.coordinatefile.WriteOptions;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.survey.BoundaryPointNumbering;

/**
 * Writes versions as files, points in the order and under the numbers of the map and the point table; the same version always gives the
 * same bytes. The surveyor's own names stay in the file as it was delivered, which is kept, and in the point table.
 */
final class DrawingWriter {

    private DrawingWriter() {}

    /** @param zone whose calendar day the file is dated by */
    static ExportedDrawing write(CaseFile caseFile, DrawingVersion version, FileFormat format, ZoneId zone) {
        var file = new BoundaryFile(
                "",
                null,
                AxisOrder.EASTING_NORTHING,
                version.crs(),
                Map.of("数据产生日期", LocalDate.ofInstant(version.createdAt(), zone).toString()),
                version.hasBlockingIssues()
                        ? numbered(version.plots())
                        : version.plots().stream()
                                .map(BoundaryPointNumbering::renumber)
                                .toList(),
                List.of());
        String fileName = "%s-%s-v%d%s"
                .formatted(
                        caseFile.number(),
                        version.kind().name(),
                        version.number(),
                        format.endings().get(0));
        BoundaryFile held =
                format.holds(CrsCatalogue.get(version.crs())) ? file : Reprojection.to(format.substitute(file), file);
        var bytes = new ByteArrayOutputStream();
        try {
            format.write(held, WriteOptions.named(fileName), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return new ExportedDrawing(fileName, format, bytes.toByteArray());
    }

    /** A drawing with defects keeps every ring as it is drawn. */
    private static List<Plot> numbered(List<Plot> plots) {
        PointNumbers numbers = PointNumbers.of(plots);
        var result = new ArrayList<Plot>();
        for (int p = 0; p < plots.size(); p++) {
            var rings = new ArrayList<BoundaryRing>();
            for (BoundaryRing ring : plots.get(p).rings()) {
                var points = new ArrayList<BoundaryPoint>();
                for (BoundaryPoint point : ring.points()) {
                    points.add(point.withName(numbers.of(p, rings.size(), points.size())));
                }
                rings.add(new BoundaryRing(ring.number(), points, ring.closedInFile()));
            }
            result.add(plots.get(p).withRings(rings));
        }
        return result;
    }
}
