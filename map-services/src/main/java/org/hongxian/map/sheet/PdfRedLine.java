package org.hongxian.map.sheet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.hongxian.gis.coordinatefile.BoundaryFile;
import org.hongxian.gis.coordinatefile.CoordinateFiles;
import org.hongxian.gis.coordinatefile.ReadOptions;
import org.hongxian.gis.coordinatefile.UnusableFileException;
import org.hongxian.gis.crs.CrsCode;
import org.locationtech.jts.geom.Coordinate;

/**
 * The red line as a PDF of ours carries it.
 *
 * @param crs of the coordinates
 * @param plots rings of each plot, easting first, metres, without the repeated closing point
 */
public record PdfRedLine(CrsCode crs, List<List<List<Coordinate>>> plots) {

    /** From the drawn path of the first page that has one; empty when no page has. */
    public static Optional<PdfRedLine> fromPath(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (PDPage page : document.getPages()) {
                PDResources resources = page.getResources();
                if (resources == null) {
                    continue;
                }
                for (COSName name : resources.getXObjectNames()) {
                    if (resources.isImageXObject(name)) {
                        continue;
                    }
                    if (resources.getXObject(name) instanceof PDFormXObject form) {
                        COSDictionary piece = form.getCOSObject().getCOSDictionary(RedLineForm.PIECE);
                        COSDictionary ours = piece == null ? null : piece.getCOSDictionary(RedLineForm.OWNER);
                        COSDictionary data = ours == null ? null : ours.getCOSDictionary(RedLineForm.PRIVATE);
                        if (data != null) {
                            return Optional.of(readPath(form, data));
                        }
                    }
                }
            }
            return Optional.empty();
        }
    }

    /** From the attached GeoJSON, read as any file handed in; empty when there is none. Shells run counter-clockwise. */
    public static Optional<PdfRedLine> fromAttachment(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            var names = document.getDocumentCatalog().getNames();
            var files = names == null ? null : names.getEmbeddedFiles();
            var file = files == null || files.getNames() == null
                    ? null
                    : files.getNames().get(RedLineAttachment.FILE);
            return file == null
                    ? Optional.empty()
                    : Optional.of(readGeoJson(file.getEmbeddedFile().toByteArray()));
        }
    }

    private static PdfRedLine readPath(PDFormXObject form, COSDictionary data) throws IOException {
        double easting = data.getLong(RedLineForm.ORIGIN_EASTING);
        double northing = data.getLong(RedLineForm.ORIGIN_NORTHING);
        List<List<List<Coordinate>>> plots = new ArrayList<>();
        List<Coordinate> ring = new ArrayList<>();
        List<Double> operands = new ArrayList<>();
        String text = new String(form.getStream().toByteArray(), StandardCharsets.US_ASCII);
        for (String token : text.split("\\s+")) {
            switch (token) {
                case "BMC" -> plots.add(new ArrayList<>());
                case "m", "l" -> ring.add(new Coordinate(easting + operands.get(0), northing + operands.get(1)));
                case "h" -> {
                    plots.get(plots.size() - 1).add(List.copyOf(ring));
                    ring.clear();
                }
                default -> {}
            }
            if (token.matches("-?\\d+(\\.\\d+)?")) {
                operands.add(Double.valueOf(token));
            } else {
                operands.clear();
            }
        }
        return new PdfRedLine(CrsCode.parse(String.valueOf(data.getString(RedLineForm.CRS))), plots);
    }

    private static PdfRedLine readGeoJson(byte[] json) throws IOException {
        BoundaryFile file;
        try {
            file = CoordinateFiles.read(RedLineAttachment.FILE, json, ReadOptions.standard())
                    .file();
        } catch (UnusableFileException e) {
            throw new IOException("attached red line cannot be read", e);
        }
        CrsCode crs = file.crs();
        if (crs == null) {
            throw new IOException("attached red line does not name its coordinate system");
        }
        List<List<List<Coordinate>>> plots = file.plots().stream()
                .map(plot -> plot.rings().stream()
                        .map(ring -> ring.points().stream()
                                .map(point -> new Coordinate(point.easting(), point.northing()))
                                .toList())
                        .toList())
                .toList();
        return new PdfRedLine(crs, plots);
    }
}
