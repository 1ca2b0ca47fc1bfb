package org.hongxian.gis.pointlist;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.hongxian.gis.boundarytext.PointRows;
import org.hongxian.gis.coordinatefile.BoundaryFile;
import org.hongxian.gis.coordinatefile.FileFormat;
import org.hongxian.gis.coordinatefile.FileFormats;
import org.hongxian.gis.coordinatefile.FormatNames;
import org.hongxian.gis.coordinatefile.HeldSystems;
import org.hongxian.gis.coordinatefile.ReadOptions;
import org.hongxian.gis.coordinatefile.ReadResult;
import org.hongxian.gis.coordinatefile.WriteOptions;

/** Tables of points as a workbook (XLSX). {@link ReadOptions#parts} names the sheets to read; without it all visible ones. */
public final class XlsxFormat implements FileFormat {

    private static final FormatNames NAMES = FormatNames.of(
            "xlsx", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx");

    @Override
    public FormatNames names() {
        return NAMES;
    }

    /** An archive whose first entries are those of an office document. */
    @Override
    public boolean recognises(String fileName, byte[] beginning) {
        int length = Math.min(beginning.length, FileFormats.BEGINNING_BYTES);
        String start = new String(beginning, 0, length, StandardCharsets.ISO_8859_1);
        return start.startsWith("PK\u0003\u0004")
                && (start.contains("[Content_Types].xml") || start.contains("xl/") || start.contains("_rels/.rels"));
    }

    @Override
    public ReadResult read(String fileName, byte[] content, ReadOptions options) {
        var points = new PointRows(fileName, options);
        var reader = new PointListReader(points, true);
        XlsxRows.read(fileName, content, options, points, reader);
        return reader.result(NAMES.name(), null);
    }

    @Override
    public HeldSystems systems() {
        return HeldSystems.NAMED;
    }

    @Override
    public void write(BoundaryFile file, WriteOptions options, OutputStream out) throws IOException {
        XlsxWriter.write(PointTable.of(file), out);
    }
}
