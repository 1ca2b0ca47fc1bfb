package org.hongxian.map.sheet;

import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeCollection;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;

/**
 * The one font every PDF is set in: Chinese, Latin and digits, embedded as a subset.
 *
 * <p>A name with a character the font lacks would stop the making of a document, so callers ask {@link #missing} first and
 * report the characters as a finding. Safe for use by several threads.
 */
public final class PdfFont {

    private final Path file;
    private final String name;
    private @Nullable TrueTypeFont parsed;

    /**
     * @param file a TrueType font or collection
     * @param name PostScript name of the font inside a collection; not used for a single font
     * @throws IllegalStateException when there is no such file: better at start than as boxes in a document
     */
    public PdfFont(Path file, String name) {
        if (!Files.isReadable(file)) {
            throw new IllegalStateException("font for documents not found: " + file
                    + " (Debian package fonts-wqy-zenhei, or set hongxian.font.file)");
        }
        this.file = file;
        this.name = name;
    }

    /** The font for one document; only the glyphs used are embedded when it is saved. */
    public PDType0Font embedIn(PDDocument document) {
        try {
            return PDType0Font.load(document, parsed(), true);
        } catch (IOException e) {
            throw new UncheckedIOException("font " + file, e);
        }
    }

    /** The distinct characters of the text this font cannot draw, in order; line breaks and tabs do not count. */
    public Set<String> missing(String text) {
        CmapLookup glyphs = glyphs();
        Set<String> missing = new LinkedHashSet<>();
        text.codePoints()
                .filter(c -> !Character.isISOControl(c) && glyphs.getGlyphId(c) == 0)
                .forEach(c -> missing.add(Character.toString(c)));
        return missing;
    }

    /** The text with every character this font lacks replaced by a geta mark (〓), the printers' sign for a missing sort. */
    public String drawable(String text) {
        CmapLookup glyphs = glyphs();
        StringBuilder drawable = new StringBuilder();
        text.codePoints()
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .forEach(c -> drawable.appendCodePoint(glyphs.getGlyphId(c) == 0 ? '〓' : c));
        return drawable.toString();
    }

    /** Outline of one character, y upwards, one em being 1 wide and high, the pen at the origin. */
    public synchronized GeneralPath outline(int codePoint) {
        try {
            TrueTypeFont font = parsed();
            int glyph = font.getUnicodeCmapLookup().getGlyphId(codePoint);
            GeneralPath path =
                    (GeneralPath) font.getGlyph().getGlyph(glyph).getPath().clone();
            double scale = 1.0 / font.getUnitsPerEm();
            path.transform(AffineTransform.getScaleInstance(scale, scale));
            return path;
        } catch (IOException e) {
            throw new UncheckedIOException("font " + file, e);
        }
    }

    /** How far the pen moves on after a character, in ems. */
    public synchronized double advance(int codePoint) {
        try {
            TrueTypeFont font = parsed();
            int glyph = font.getUnicodeCmapLookup().getGlyphId(codePoint);
            return (double) font.getAdvanceWidth(glyph) / font.getUnitsPerEm();
        } catch (IOException e) {
            throw new UncheckedIOException("font " + file, e);
        }
    }

    private synchronized CmapLookup glyphs() {
        try {
            return parsed().getUnicodeCmapLookup();
        } catch (IOException e) {
            throw new UncheckedIOException("font " + file, e);
        }
    }

    /** Read once for all documents, since reading it takes longer than making most of them; a document leaves it open. */
    private synchronized TrueTypeFont parsed() throws IOException {
        TrueTypeFont font = parsed;
        if (font == null) {
            font = open();
            parsed = font;
        }
        return font;
    }

    private TrueTypeFont open() throws IOException {
        byte[] content = Files.readAllBytes(file);
        if (!file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".ttc")) {
            return new TTFParser().parse(new RandomAccessReadBuffer(content));
        }
        // The collection only reads; the font it hands out stays usable.
        TrueTypeFont font = new TrueTypeCollection(new ByteArrayInputStream(content)).getFontByName(name);
        if (font == null) {
            throw new IOException("no font " + name + " in " + file);
        }
        return font;
    }
}
