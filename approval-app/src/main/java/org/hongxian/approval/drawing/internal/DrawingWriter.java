package org.hongxian.approval.drawing.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.drawing.DrawingVersion;
import org.hongxian.approval.drawing.ExportedDrawing;
import org.hongxian.gis.coordinatefile.AxisOrder;
import org.hongxian.gis.coordinatefile.BoundaryFile;
import org.hongxian.gis.coordinatefile.FileFormat;
import org.hongxian.gis.coordinatefile.Reprojection;
import org.hongxian.gis.coordinatefile.WriteOptions;
import org.hongxian.gis.crs.CrsCatalogue;

/** Writes versions as files; the same version always gives the same bytes. */
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
                version.plots(),
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
}
