package org.hongxian.map.sheet;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.locationtech.jts.geom.Envelope;

/** What is written on the first page, with its size and place in millimetres from the upper left corner. */
final class PrintedTexts extends PDFTextStripper {

    private static final double MILLIMETRES = 25.4 / 72;

    private final List<Word> words = new ArrayList<>();

    /** @param size of the letters */
    record Word(String text, double size, Envelope place) {}

    static List<Word> of(byte[] pdf) throws IOException {
        var reader = new PrintedTexts();
        reader.setEndPage(1);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            reader.writeText(document, Writer.nullWriter());
        }
        return reader.words;
    }

    static Word find(List<Word> words, String text) {
        return words.stream()
                .filter(word -> word.text().contains(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError(text + " is not on the sheet"));
    }

    @Override
    protected void writeString(String text, List<TextPosition> positions) {
        var place = new Envelope();
        for (TextPosition letter : positions) {
            place.expandToInclude(letter.getX() * MILLIMETRES, letter.getY() * MILLIMETRES);
            place.expandToInclude(
                    (letter.getX() + letter.getWidth()) * MILLIMETRES,
                    (letter.getY() - letter.getHeight()) * MILLIMETRES);
        }
        TextPosition first = positions.get(0);
        words.add(new Word(text, Math.max(first.getXScale(), first.getYScale()) * MILLIMETRES, place));
    }
}
