package org.hongxian.map.glyph;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hongxian.map.sheet.PdfFont;

/**
 * The glyphs of 256 characters in a row, as programs that draw MapLibre styles fetch them: the message {@code glyphs} of the glyph
 * protocol buffers, in pixels of 24 to the em.
 */
public final class GlyphRange {

    private static final int SIZE = 256;
    /** The protocol knows the basic plane only. */
    private static final int LAST = 0xFFFF;

    /** How many there are. */
    static final int RANGES = (LAST + 1) / SIZE;

    private static final Pattern RANGE = Pattern.compile("(\\d{1,5})-(\\d{1,5})");

    /** Height of an ascender in pixels, from which the protocol counts the top of a glyph downwards. */
    private static final int ASCENDER = 26;

    private static final int STACKS = 1;
    private static final int STACK_NAME = 1;
    private static final int STACK_RANGE = 2;
    private static final int STACK_GLYPHS = 3;
    private static final int GLYPH_ID = 1;
    private static final int GLYPH_BITMAP = 2;
    private static final int GLYPH_WIDTH = 3;
    private static final int GLYPH_HEIGHT = 4;
    private static final int GLYPH_LEFT = 5;
    private static final int GLYPH_TOP = 6;
    private static final int GLYPH_ADVANCE = 7;

    private GlyphRange() {}

    /** One message inside another. */
    private interface Fields {
        void writeTo(CodedOutputStream out) throws IOException;
    }

    /**
     * The first character of a range as it is asked for.
     *
     * @param range {@code 0-255}, {@code 256-511} and so on up to {@code 65280-65535}; empty for anything else
     */
    public static OptionalInt first(String range) {
        Matcher matcher = RANGE.matcher(range);
        if (!matcher.matches()) {
            return OptionalInt.empty();
        }
        int first = Integer.parseInt(matcher.group(1));
        boolean whole = first % SIZE == 0 && first <= LAST && Integer.parseInt(matcher.group(2)) == first + SIZE - 1;
        return whole ? OptionalInt.of(first) : OptionalInt.empty();
    }

    /**
     * The glyphs of a range as the message holds them. Characters the font has no glyph for are left out.
     *
     * @param first of 256 characters, as {@link #first} says it
     */
    static byte[] glyphs(PdfFont font, int first) {
        if (first < 0 || first > LAST || first % SIZE != 0) {
            throw new IllegalArgumentException("no range of glyphs begins at " + first);
        }
        return message(out -> {
            for (int character = first; character < first + SIZE; character++) {
                if (isDrawn(font, character)) {
                    out.writeByteArray(STACK_GLYPHS, glyph(font, character));
                }
            }
        });
    }

    /**
     * @param name of the font, as it was asked for
     * @param glyphs of the range
     */
    static byte[] write(String name, int first, byte[] glyphs) {
        byte[] stack = message(out -> {
            out.writeString(STACK_NAME, name);
            out.writeString(STACK_RANGE, first + "-" + (first + SIZE - 1));
            out.writeRawBytes(glyphs);
        });
        return message(out -> out.writeByteArray(STACKS, stack));
    }

    private static boolean isDrawn(PdfFont font, int character) {
        return !Character.isISOControl(character)
                && !Character.isSurrogate((char) character)
                && font.missing(Character.toString(character)).isEmpty();
    }

    private static byte[] glyph(PdfFont font, int character) {
        DistancePicture picture = DistancePicture.of(font.outline(character));
        return message(out -> {
            out.writeUInt32(GLYPH_ID, character);
            if (picture.pixels().length > 0) {
                out.writeByteArray(GLYPH_BITMAP, picture.pixels());
            }
            out.writeUInt32(GLYPH_WIDTH, picture.width());
            out.writeUInt32(GLYPH_HEIGHT, picture.height());
            out.writeSInt32(GLYPH_LEFT, picture.left());
            out.writeSInt32(GLYPH_TOP, picture.top() - ASCENDER);
            out.writeUInt32(GLYPH_ADVANCE, (int) Math.round(font.advance(character) * DistancePicture.EM));
        });
    }

    private static byte[] message(Fields fields) {
        var bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            fields.writeTo(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return bytes.toByteArray();
    }
}
