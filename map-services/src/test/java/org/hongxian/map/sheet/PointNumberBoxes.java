package org.hongxian.map.sheet;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.locationtech.jts.geom.Envelope;

/** The places of the point numbers (J and digits) printed on the first page. */
final class PointNumberBoxes extends PDFTextStripper {

    private final Map<String, Envelope> boxes = new LinkedHashMap<>();

    static List<String> overlapping(byte[] pdf) throws IOException {
        PointNumberBoxes reader = new PointNumberBoxes();
        reader.setEndPage(1);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            reader.writeText(document, Writer.nullWriter());
        }
        List<String> overlapping = new ArrayList<>();
        List<String> names = new ArrayList<>(reader.boxes.keySet());
        for (int i = 0; i < names.size(); i++) {
            for (int j = i + 1; j < names.size(); j++) {
                if (reader.boxes.get(names.get(i)).intersects(reader.boxes.get(names.get(j)))) {
                    overlapping.add(names.get(i) + " " + names.get(j));
                }
            }
        }
        return overlapping;
    }

    @Override
    protected void writeString(String text, List<TextPosition> positions) {
        for (String word : text.split(" ")) {
            if (word.matches("J\\d+")) {
                int at = text.indexOf(word);
                TextPosition first = positions.get(at);
                TextPosition last = positions.get(at + word.length() - 1);
                boxes.put(word, new Envelope(first.getX(), last.getEndX(), first.getY() - 4.5, first.getY()));
            }
        }
    }
}
