package org.hongxian.gis.wkt;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.hongxian.gis.coordinatefile.BoundaryFile;
import org.hongxian.gis.coordinatefile.FileFormat;
import org.hongxian.gis.coordinatefile.FileFormats;
import org.hongxian.gis.coordinatefile.FormatNames;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.coordinatefile.ReadOptions;
import org.hongxian.gis.coordinatefile.ReadResult;
import org.hongxian.gis.coordinatefile.RingAssembler;
import org.hongxian.gis.coordinatefile.WriteOptions;
import org.hongxian.gis.crs.CrsCode;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.io.WKTWriter;

/**
 * Well-Known Text: polygons and multipolygons, one per line or over several lines, with the EPSG code in front as
 * {@code SRID=4527;}. Easting (longitude) first, written with all digits of the double.
 */
public final class WktFormat implements FileFormat {

    static final FormatNames NAMES = FormatNames.of("wkt", "wkt", "text/plain;charset=UTF-8", ".wkt");

    /** Types that JTS does not know, for want of curves. */
    static final String OTHER_TYPES =
            "CIRCULARSTRING|COMPOUNDCURVE|MULTICURVE|CURVEPOLYGON|MULTISURFACE|POLYHEDRALSURFACE|TRIANGLE|TIN";

    private static final Pattern BEGINNING = Pattern.compile("(?is)(SRID\\s*=\\s*\\d{1,7}\\s*;\\s*)?"
            + "(POINT|LINESTRING|LINEARRING|POLYGON|MULTIPOINT|MULTILINESTRING|MULTIPOLYGON|GEOMETRYCOLLECTION|"
            + OTHER_TYPES
            + ")\\s*(Z|M|ZM)?\\s*(\\(|EMPTY).*");

    @Override
    public FormatNames names() {
        return NAMES;
    }

    @Override
    public boolean recognises(String fileName, byte[] beginning) {
        int length = Math.min(beginning.length, FileFormats.BEGINNING_BYTES);
        String start = new String(beginning, 0, length, StandardCharsets.ISO_8859_1)
                .replaceFirst("^\u00EF\u00BB\u00BF", "")
                .stripLeading();
        return BEGINNING.matcher(start).matches();
    }

    @Override
    public ReadResult read(String fileName, byte[] content, ReadOptions options) {
        return new WktFileReader(fileName, options).read(content);
    }

    @Override
    public void write(BoundaryFile file, WriteOptions options, OutputStream stream) throws IOException {
        CrsCode crs = file.crs();
        if (crs == null) {
            throw new IllegalArgumentException("the CRS of the file is unknown");
        }
        Writer out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
        var writer = new WKTWriter();
        for (Plot plot : file.plots()) {
            MultiPolygon land = RingAssembler.assemble(plot);
            Geometry written = land.getNumGeometries() == 1 ? land.getGeometryN(0) : land;
            out.write("SRID=" + crs.epsg() + ";");
            out.write(writer.write(written));
            out.write('\n');
        }
        out.flush();
    }
}
