package org.hongxian.map.sheet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The coordinates as files inside the PDF. */
final class RedLineAttachment {

    static final String FILE = "red-line.geojson";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private RedLineAttachment() {}

    /** One feature per plot; every ring of the table a line of its own, closed, in full precision. */
    static byte[] geoJson(SheetContent content) {
        ObjectNode root = JSON.createObjectNode();
        root.put("type", "FeatureCollection");
        root.putObject("crs")
                .put("type", "name")
                .putObject("properties")
                .put("name", "urn:ogc:def:crs:EPSG::" + content.crs().epsg());
        ArrayNode features = root.putArray("features");
        for (SheetContent.PlotOnSheet plot : content.plots()) {
            ObjectNode feature = features.addObject();
            feature.put("type", "Feature");
            ObjectNode properties = feature.putObject("properties");
            properties.put("number", plot.plot().number());
            properties.put("name", plot.plot().name());
            ArrayNode names = properties.putArray("pointNames");
            ObjectNode geometry = feature.putObject("geometry");
            geometry.put("type", "MultiLineString");
            ArrayNode rings = geometry.putArray("coordinates");
            for (BoundaryRing ring : plot.plot().rings()) {
                ArrayNode positions = rings.addArray();
                ArrayNode ringNames = names.addArray();
                ring.points().forEach(point -> {
                    add(positions, point);
                    ringNames.add(point.name());
                });
                add(positions, ring.points().get(0));
            }
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root).getBytes(StandardCharsets.UTF_8);
    }

    private static void add(ArrayNode positions, BoundaryPoint point) {
        positions.addArray().add(point.easting()).add(point.northing());
    }

    static void embed(PDDocument document, Map<String, byte[]> files) throws IOException {
        Map<String, PDComplexFileSpecification> names = new TreeMap<>();
        for (Map.Entry<String, byte[]> entry : files.entrySet()) {
            PDEmbeddedFile file = new PDEmbeddedFile(document, new ByteArrayInputStream(entry.getValue()));
            file.setSubtype(entry.getKey().endsWith(".geojson") ? "application/geo+json" : "text/plain");
            file.setSize(entry.getValue().length);
            PDComplexFileSpecification specification = new PDComplexFileSpecification();
            specification.setFile(entry.getKey());
            specification.setFileUnicode(entry.getKey());
            specification.setEmbeddedFile(file);
            specification.setEmbeddedFileUnicode(file);
            names.put(entry.getKey(), specification);
        }
        PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
        tree.setNames(names);
        PDDocumentNameDictionary dictionary = new PDDocumentNameDictionary(document.getDocumentCatalog());
        dictionary.setEmbeddedFiles(tree);
        document.getDocumentCatalog().setNames(dictionary);
    }
}
