package org.hongxian.map.glyph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.awt.geom.GeneralPath;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import org.hongxian.map.sheet.PdfFont;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GlyphRangeTest {

    private static final PdfFont FONT =
            new PdfFont(Path.of("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc"), "WenQuanYiZenHei");

    private static final KeptGlyphs GLYPHS = new KeptGlyphs(FONT);

    /** Read by the field numbers of the protocol, without our writer. */
    private record Glyph(int width, int height, int left, int top, int advance, byte[] bitmap) {}

    private static Map<Integer, Glyph> read(byte[] range, String name, String said) throws IOException {
        CodedInputStream outer = CodedInputStream.newInstance(range);
        assertThat(outer.readTag()).isEqualTo(1 << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED);
        CodedInputStream stack = CodedInputStream.newInstance(outer.readByteArray());
        assertThat(outer.isAtEnd()).isTrue();
        var glyphs = new TreeMap<Integer, Glyph>();
        for (int tag = stack.readTag(); tag != 0; tag = stack.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case 1 -> assertThat(stack.readString()).isEqualTo(name);
                case 2 -> assertThat(stack.readString()).isEqualTo(said);
                default -> {
                    CodedInputStream glyph = CodedInputStream.newInstance(stack.readByteArray());
                    int[] fields = new int[8];
                    byte[] bitmap = new byte[0];
                    for (int field = glyph.readTag(); field != 0; field = glyph.readTag()) {
                        int number = WireFormat.getTagFieldNumber(field);
                        if (number == 2) {
                            bitmap = glyph.readByteArray();
                        } else {
                            fields[number] = number == 5 || number == 6 ? glyph.readSInt32() : glyph.readUInt32();
                        }
                    }
                    glyphs.put(fields[1], new Glyph(fields[3], fields[4], fields[5], fields[6], fields[7], bitmap));
                }
            }
        }
        return glyphs;
    }

    @Test
    void lettersOfTheFontStandOnTheirLineWithAMarginAroundThem() throws IOException {
        Map<Integer, Glyph> glyphs = read(GLYPHS.write("sans-serif", 0), "sans-serif", "0-255");

        Glyph letter = glyphs.get((int) 'H');
        assertThat(letter.bitmap()).hasSize((letter.width() + 6) * (letter.height() + 6));
        assertThat(letter.height()).as("a capital is some seven tenths of 24").isBetween(16, 20);
        assertThat(letter.top() + 26).as("it stands on the line").isEqualTo(letter.height());
        assertThat(letter.advance()).isBetween(letter.width(), 24);
        Glyph hanging = glyphs.get((int) 'g');
        assertThat(hanging.top() + 26).as("part of it is below the line").isLessThan(hanging.height());
        assertThat(glyphs.get((int) ' ').bitmap()).isEmpty();
        assertThat(glyphs.get((int) ' ').advance()).isPositive();
        assertThat(glyphs).doesNotContainKey((int) '\n');
    }

    @Test
    void chineseIsThereAndWhatTheFontLacksIsNot() throws IOException {
        Map<Integer, Glyph> glyphs = read(GLYPHS.write("sans-serif", 0x5700), "sans-serif", "22272-22527");

        assertThat(glyphs.get((int) '地').advance()).isEqualTo(24);
        assertThat(glyphs.get((int) '地').width()).isBetween(20, 26);
        assertThat(read(GLYPHS.write("a", 0xD800), "a", "55296-55551")).isEmpty();
    }

    @Test
    void aRangeIsMadeOnceUnderWhateverNameItIsAskedFor() throws IOException {
        var made = new ArrayList<Integer>();
        var kept = new KeptGlyphs(first -> {
            made.add(first);
            return GlyphRange.glyphs(FONT, first);
        });

        String digest = kept.digest(0x5E00);
        byte[] one = kept.write("a", 0x5E00);
        byte[] other = kept.write("b", 0x5E00);

        assertThat(made).containsExactly(0x5E00);
        assertThat(read(one, "a", "24064-24319").keySet())
                .isEqualTo(read(other, "b", "24064-24319").keySet())
                .hasSize(256);
        assertThat(kept.digest(0x5E00)).isEqualTo(digest);
        assertThat(kept.digest(0x5700)).isNotEqualTo(digest);
    }

    @Test
    void aPixelSaysHowFarTheOutlineIs() {
        // Half an em square: 12 pixels wide.
        var square = new GeneralPath(new Rectangle2D.Double(0, 0, 0.5, 0.5));
        DistancePicture picture = DistancePicture.of(square);

        assertThat(picture.width()).isEqualTo(12);
        assertThat(picture.top()).isEqualTo(12);
        int row = 3 + 6;
        // Half a pixel inside of its left edge, half a pixel outside, two and a half outside, the middle.
        assertThat(at(picture, row, 3)).isCloseTo(255 * (0.75 + 0.5 / 8), within(1.0));
        assertThat(at(picture, row, 2)).isCloseTo(255 * (0.75 - 0.5 / 8), within(1.0));
        assertThat(at(picture, row, 0)).isCloseTo(255 * (0.75 - 2.5 / 8), within(1.0));
        assertThat(at(picture, row, 8)).isEqualTo(255);
        assertThat(at(picture, 0, 0))
                .as("beyond the corner")
                .isCloseTo(255 * (0.75 - Math.hypot(2.5, 2.5) / 8), within(1.0));
    }

    private static double at(DistancePicture picture, int row, int column) {
        return picture.pixels()[row * (picture.width() + 6) + column] & 255;
    }

    @Test
    void aHoleIsOutside() {
        var ring = new GeneralPath();
        ring.append(new Rectangle2D.Double(0, 0, 0.75, 0.75), false);
        ring.moveTo(0.25, 0.25);
        ring.lineTo(0.25, 0.5);
        ring.lineTo(0.5, 0.5);
        ring.lineTo(0.5, 0.25);
        ring.closePath();

        DistancePicture picture = DistancePicture.of(ring);

        assertThat(at(picture, 3 + 9, 3 + 9)).as("2.5 from the hole's edge").isLessThan(150);
        assertThat(at(picture, 3 + 9, 3 + 3)).as("in the rim").isGreaterThan(191);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1-256", "0-511", "65536-65791", "0", "-256--1", "a-b", "0-255 "})
    void onlyWholeRangesAreAsked(String range) {
        assertThat(GlyphRange.first(range)).isEmpty();
    }

    @Test
    void theFirstAndTheLastRangeAreRanges() {
        assertThat(GlyphRange.first("0-255")).hasValue(0);
        assertThat(GlyphRange.first("65280-65535")).hasValue(65280);
        assertThatThrownBy(() -> GLYPHS.write("a", 7)).isInstanceOf(IllegalArgumentException.class);
    }
}
