package org.hongxian.approval.drawing.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.drawing.DrawingVersion;
import org.hongxian.approval.drawing.ExportFormat;
import org.hongxian.approval.drawing.ExportedDrawing;
import org.hongxian.gis.coordinatefile.AxisOrder;
import org.hongxian.gis.coordinatefile.BoundaryFile;
import org.hongxian.gis.coordinatefile.BoundaryTextWriter;
import org.hongxian.gis.coordinatefile.GeoJsonWriter;
import org.hongxian.gis.coordinatefile.ShapefileWriter;
import org.hongxian.gis.coordinatefile.TextProfile;

/** Writes versions as files; the same version always gives the same bytes. */
final class DrawingWriter {

    private DrawingWriter() {}

    /** @param zone whose calendar day the file is dated by */
    static ExportedDrawing write(CaseFile caseFile, DrawingVersion version, ExportFormat format, ZoneId zone) {
        var file = new BoundaryFile(
                "",
                null,
                AxisOrder.EASTING_NORTHING,
                version.crs(),
                Map.of("数据产生日期", LocalDate.ofInstant(version.createdAt(), zone).toString()),
                version.plots(),
                List.of());
        String baseName =
                "%s-%s-v%d".formatted(caseFile.number(), version.kind().name(), version.number());
        var bytes = new ByteArrayOutputStream();
        try {
            write(file, baseName, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return new ExportedDrawing(baseName + "." + format.ending(), format, bytes.toByteArray());
    }

    private static void write(BoundaryFile file, String baseName, ExportFormat format, OutputStream out)
            throws IOException {
        switch (format) {
            case BOUNDARY_TEXT -> BoundaryTextWriter.write(file, TextProfile.MINISTRY, out);
            case SHAPEFILE -> ShapefileWriter.write(file, baseName, out);
            case GEOJSON -> GeoJsonWriter.write(file, out);
        }
    }
}
