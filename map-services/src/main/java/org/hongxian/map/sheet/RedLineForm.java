package org.hongxian.map.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.hongxian.gis.crs.CoordinateTransformer;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.map.style.Symbol;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/**
 * The red line as a drawing of its own inside the page.
 *
 * <p>Its path is written in metres on the ground, relative to the corner of the frame, with four decimals; the matrix of the
 * form brings it to scale. So the numbers in the file are the boundary itself, whatever the scale, and any reader still draws
 * it in the right place. The page-piece dictionary of the form says in which CRS and from which corner.
 */
final class RedLineForm {

    static final COSName PIECE = COSName.getPDFName("PieceInfo");
    static final COSName OWNER = COSName.getPDFName("HongxianRedLine");
    static final COSName PRIVATE = COSName.getPDFName("Private");
    static final COSName CRS = COSName.getPDFName("Crs");
    static final COSName ORIGIN_EASTING = COSName.getPDFName("OriginEasting");
    static final COSName ORIGIN_NORTHING = COSName.getPDFName("OriginNorthing");
    static final COSName SCALE = COSName.getPDFName("Scale");

    private RedLineForm() {}

    static PDFormXObject write(PDDocument document, SheetContent content, GroundToPaper place, Symbol symbol)
            throws IOException {
        PDFormXObject form = new PDFormXObject(document);
        form.setResources(new PDResources());
        SheetLayout layout = place.layout();
        Envelope ground = place.ground();
        form.setBBox(new PDRectangle((float) ground.getWidth(), (float) ground.getHeight()));
        double pointsPerMetre = 72 / 25.4 * 1000 / layout.scale();
        COSArray matrix = new COSArray();
        for (double value : new double[] {
            pointsPerMetre,
            0,
            0,
            pointsPerMetre,
            layout.frame().left() * 72 / 25.4,
            layout.frame().bottom() * 72 / 25.4
        }) {
            matrix.add(new COSFloat(String.format(Locale.ROOT, "%.9f", value)));
        }
        form.getCOSObject().setItem(COSName.MATRIX, matrix);
        form.getCOSObject().setItem(PIECE, piece(content.crs(), place));
        try (OutputStream out = form.getStream().createOutputStream(COSName.FLATE_DECODE)) {
            out.write(path(content, place, symbol).getBytes(StandardCharsets.US_ASCII));
        }
        return form;
    }

    private static String path(SheetContent content, GroundToPaper place, Symbol symbol) {
        StringBuilder text = new StringBuilder();
        int colour = Integer.parseInt(String.valueOf(symbol.stroke()).substring(1), 16);
        text.append(String.format(
                Locale.ROOT,
                "%.4f %.4f %.4f RG\n%.6f w\n1 j\n",
                (colour >> 16 & 255) / 255.0,
                (colour >> 8 & 255) / 255.0,
                (colour & 255) / 255.0,
                symbol.strokeMillimetres() * place.layout().scale() / 1000));
        int number = 0;
        for (SheetContent.PlotOnSheet plot : content.plots()) {
            number++;
            text.append("/Plot").append(number).append(" BMC\n");
            for (BoundaryRing ring : plot.plot().rings()) {
                appendRing(text, ring.points(), place);
            }
            text.append("S\nEMC\n");
        }
        return text.toString();
    }

    private static void appendRing(StringBuilder text, List<BoundaryPoint> points, GroundToPaper place) {
        String operator = "m";
        for (BoundaryPoint point : points) {
            text.append(String.format(
                    Locale.ROOT,
                    "%.4f %.4f %s\n",
                    point.easting() - place.originEasting(),
                    point.northing() - place.originNorthing(),
                    operator));
            operator = "l";
        }
        text.append("h\n");
    }

    private static COSDictionary piece(CrsCode crs, GroundToPaper place) {
        COSDictionary own = new COSDictionary();
        own.setString(CRS, crs.toString());
        own.setItem(ORIGIN_EASTING, COSInteger.get((long) place.originEasting()));
        own.setItem(ORIGIN_NORTHING, COSInteger.get((long) place.originNorthing()));
        own.setInt(SCALE, place.layout().scale());
        COSDictionary data = new COSDictionary();
        data.setItem(COSName.getPDFName("LastModified"), new COSString("D:20260101000000Z"));
        data.setItem(PRIVATE, own);
        COSDictionary piece = new COSDictionary();
        piece.setItem(OWNER, data);
        return piece;
    }

    /** Tells geospatial readers where on the earth the frame lies (ISO 32000-2, 12.10). */
    static void addViewport(PDPage page, CrsCode crs, GroundToPaper place) throws IOException {
        Envelope ground = place.ground();
        CoordinateTransformer toDegrees = CoordinateTransformer.between(
                crs, CrsCatalogue.geographic(CrsCatalogue.get(crs).datum()).code());
        COSArray degrees = new COSArray();
        COSArray unit = new COSArray();
        for (int[] corner : new int[][] {{0, 0}, {0, 1}, {1, 1}, {1, 0}}) {
            Coordinate at = toDegrees.transform(
                    ground.getMinX() + corner[0] * ground.getWidth(),
                    ground.getMinY() + corner[1] * ground.getHeight());
            degrees.add(new COSFloat(String.format(Locale.ROOT, "%.9f", at.y)));
            degrees.add(new COSFloat(String.format(Locale.ROOT, "%.9f", at.x)));
            unit.add(COSInteger.get(corner[0]));
            unit.add(COSInteger.get(corner[1]));
        }
        COSDictionary system = new COSDictionary();
        system.setName(COSName.TYPE, "PROJCS");
        system.setInt("EPSG", crs.epsg());
        COSDictionary measure = new COSDictionary();
        measure.setName(COSName.TYPE, "Measure");
        measure.setName(COSName.SUBTYPE, "GEO");
        measure.setItem("Bounds", unit);
        measure.setItem("LPTS", unit);
        measure.setItem("GPTS", degrees);
        measure.setItem("GCS", system);
        COSDictionary viewport = new COSDictionary();
        viewport.setName(COSName.TYPE, "Viewport");
        SheetLayout.Box frame = place.layout().frame();
        viewport.setItem(
                "BBox",
                new PDRectangle(
                        Canvas.points(frame.left()),
                        Canvas.points(frame.bottom()),
                        Canvas.points(frame.width()),
                        Canvas.points(frame.height())));
        viewport.setItem("Measure", measure);
        COSArray viewports = new COSArray();
        viewports.add(viewport);
        page.getCOSObject().setItem("VP", viewports);
    }
}
