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
import org.hongxian.gis.crs.CrsCode;
import org.locationtech.jts.geom.Coordinate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The red line as a PDF of ours carries it.
 *
 * @param crs of the coordinates
 * @param plots rings of each plot, easting first, metres, without the repeated closing point
 */
public record PdfRedLine(CrsCode crs, List<List<List<Coordinate>>> plots) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

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

    /** From the attached GeoJSON; empty when there is none. */
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
        try {
            JsonNode root = JSON.readTree(json);
            String name = root.at("/crs/properties/name").asString();
            List<List<List<Coordinate>>> plots = new ArrayList<>();
            for (JsonNode feature : root.get("features")) {
                List<List<Coordinate>> rings = new ArrayList<>();
                for (JsonNode positions : feature.at("/geometry/coordinates")) {
                    List<Coordinate> ring = new ArrayList<>();
                    positions.forEach(p -> ring.add(
                            new Coordinate(p.get(0).asDouble(), p.get(1).asDouble())));
                    rings.add(List.copyOf(ring.subList(0, ring.size() - 1)));
                }
                plots.add(rings);
            }
            return new PdfRedLine(CrsCode.parse(name.substring(name.lastIndexOf(':') + 1)), plots);
        } catch (JacksonException e) {
            throw new IOException("attached red line cannot be read", e);
        }
    }
}
