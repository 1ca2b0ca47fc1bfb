package org.hongxian.map.sheet;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.hongxian.gis.coordinatefile.AxisOrder;
import org.hongxian.gis.coordinatefile.BoundaryFile;
import org.hongxian.gis.coordinatefile.GeoJsonWriter;
import org.hongxian.gis.coordinatefile.Plot;

/** The coordinates as files inside the PDF. */
final class RedLineAttachment {

    static final String FILE = "red-line.geojson";

    private RedLineAttachment() {}

    /** The plots as a file that can be imported again, with all digits of the coordinates. */
    static byte[] geoJson(SheetContent content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List<Plot> plots =
                content.plots().stream().map(SheetContent.PlotOnSheet::plot).toList();
        GeoJsonWriter.write(
                new BoundaryFile(
                        "geojson", "UTF-8", AxisOrder.EASTING_NORTHING, content.crs(), Map.of(), plots, List.of()),
                bytes);
        return bytes.toByteArray();
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
