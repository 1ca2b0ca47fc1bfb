package org.hongxian.gis.formats;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** Damages files: bytes, stretches, pieces that mean something, and of archives what is inside. */
final class Mutation {

    /** Pieces that mean something to one format or the other. */
    private static final List<String> PIECES = List.of(
            "0",
            "-1",
            "1e308",
            "NaN",
            "999999999999",
            "\n",
            "\r\n",
            ",",
            ";",
            "\t",
            "\"",
            "(",
            ")",
            "()",
            "EMPTY",
            "SRID=0;",
            "SECTION",
            "ENDSEC",
            "EOF",
            "  0\nINSERT\n",
            "  0\nLINE\n",
            "  0\nHATCH\n",
            "点号,X,Y\n",
            "经度",
            "纬度",
            "地块1\n",
            "1,2,3\n",
            "42\n1\n",
            "70\n-5\n",
            "210\n1\n",
            "=1+1",
            "<f>1</f>",
            "<c r=\"ZZ9\">",
            "</row>",
            "<v/>",
            "&amp;",
            "<Polygon>",
            "</coordinates>",
            "<!DOCTYPE a [",
            "]]>",
            "{",
            "}",
            "[",
            "],",
            "[[",
            "null",
            "\"crs\":",
            "\"type\":\"GeometryCollection\",",
            "4000000",
            "39600000",
            "PROJCS[\"p\",",
            "COMPD_CS[\"c\",",
            "SPHEROID[\"s\",6378.137.0,298.257]",
            "SPHEROID[\"s\",6378137.0,1e999]",
            "PARAMETER[\"False_Easting\",5.0.0],",
            "PARAMETER[\"Central_Meridian\",-],",
            "PRIMEM[\"Paris\",2.33722917],",
            "UNIT[\"Foot\",0.3048],",
            "AUTHORITY[\"EPSG\",\"99999\"]]");

    /** What a file may hold very many of without a point among them. */
    private static final List<String> TINY = List.of(
            "<coordinates/>",
            "<Polygon/>",
            "<Point/>",
            "<Placemark/>",
            "<Data name=\"a\"><value>1</value></Data>",
            "<Z ZB=\"1\"/>",
            "[],",
            "[[]],",
            "{},",
            "\"a\":1,",
            "null,",
            "1,",
            "1;",
            "\"\n\",",
            "x\n",
            "\n",
            ",\n",
            "(),",
            "POLYGON EMPTY\n",
            "POLYGON ((1 2, x))\n",
            "  0\nLINE\n",
            "  0\nLWPOLYLINE\n 90\n0\n",
            "<row/>",
            "<c/>",
            "<c><v>1</v></c>");

    private static final String BEFORE_ELEMENTS = "[{(>\n,";
    private static final int ONE_IN = 128;
    private static final int MOST_TIMES = 100_000;

    private final List<byte[]> good;

    /** @param good files to splice pieces from */
    Mutation(List<byte[]> good) {
        this.good = good;
    }

    /** One of the many ways a file may be damaged; of an archive mostly inside of it, the archive whole. */
    byte[] of(byte[] content, Random random) throws IOException {
        boolean packed = content.length > 4 && content[0] == 'P' && content[1] == 'K';
        if (packed && random.nextInt(4) > 0) {
            return inside(content, random);
        }
        return random.nextInt(8) == 0 ? scattered(content, random) : several(content, random);
    }

    private byte[] several(byte[] content, Random random) {
        if (content.length > 0 && random.nextInt(ONE_IN) == 0) {
            return multiplied(content, random);
        }
        byte[] bytes = content;
        int times = 1 + random.nextInt(4);
        for (int i = 0; i < times; i++) {
            bytes = once(bytes, random);
        }
        return bytes;
    }

    /** One piece very often, where something may begin: files are bounded by more than the number of their points. */
    private static byte[] multiplied(byte[] content, Random random) {
        int at = random.nextInt(content.length);
        while (at < content.length && BEFORE_ELEMENTS.indexOf(content[at]) < 0) {
            at++;
        }
        int own = Math.min(content.length, random.nextInt(content.length) + 1);
        byte[] piece = random.nextInt(3) == 0
                ? Arrays.copyOfRange(content, Math.max(0, own - 1 - random.nextInt(24)), own)
                : TINY.get(random.nextInt(TINY.size())).getBytes(StandardCharsets.UTF_8);
        int times = MOST_TIMES >> random.nextInt(8);
        var many = new ByteArrayOutputStream(piece.length * times);
        for (int i = 0; i < times; i++) {
            many.writeBytes(piece);
        }
        return spliced(content, Math.min(content.length, at + 1), 0, many.toByteArray());
    }

    /** The pages of a small database are mostly empty, so many places are hit at once. */
    private static byte[] scattered(byte[] content, Random random) {
        byte[] bytes = content.clone();
        for (int i = 0; i < 1 << random.nextInt(9) && bytes.length > 0; i++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private byte[] once(byte[] content, Random random) {
        if (content.length == 0) {
            return content;
        }
        int at = random.nextInt(content.length);
        switch (random.nextInt(6)) {
            case 0 -> {
                byte[] flipped = content.clone();
                flipped[at] = (byte) random.nextInt(256);
                return flipped;
            }
            case 1 -> {
                return random.nextInt(4) == 0
                        ? Arrays.copyOf(content, at)
                        : spliced(content, at, random.nextInt(40), new byte[0]);
            }
            case 2 -> {
                byte[] other = random.nextInt(3) == 0 ? good.get(random.nextInt(good.size())) : content;
                int from = random.nextInt(other.length);
                int length = Math.min(random.nextInt(300), other.length - from);
                return spliced(content, at, 0, Arrays.copyOfRange(other, from, from + length));
            }
            case 3 -> {
                // Over what is there, so that lengths and offsets of a binary format still fit.
                int from = random.nextInt(content.length);
                int length = Math.min(random.nextInt(60), content.length - Math.max(at, from));
                byte[] changed = content.clone();
                System.arraycopy(content, from, changed, at, length);
                return changed;
            }
            default -> {
                byte[] piece = PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8);
                return spliced(content, at, random.nextInt(12), piece);
            }
        }
    }

    private static byte[] spliced(byte[] content, int at, int removed, byte[] inserted) {
        var out = new ByteArrayOutputStream(content.length + inserted.length);
        out.write(content, 0, at);
        out.writeBytes(inserted);
        int rest = Math.min(content.length, at + removed);
        out.write(content, rest, content.length - rest);
        return out.toByteArray();
    }

    /** One part of an archive damaged, the archive whole; sometimes packed without compression. */
    private byte[] inside(byte[] archive, Random random) throws IOException {
        var out = new ByteArrayOutputStream();
        try (ZipFile in = ZipFile.builder()
                        .setSeekableByteChannel(new SeekableInMemoryByteChannel(archive))
                        .get();
                var zip = new ZipOutputStream(out)) {
            zip.setLevel(random.nextInt(2) == 0 ? 0 : 1);
            var parts = new ArrayList<ZipArchiveEntry>();
            in.getEntries().asIterator().forEachRemaining(parts::add);
            int damaged = random.nextInt(parts.size());
            for (int i = 0; i < parts.size(); i++) {
                byte[] content = in.getInputStream(parts.get(i)).readAllBytes();
                zip.putNextEntry(new ZipEntry(parts.get(i).getName()));
                zip.write(i == damaged ? several(content, random) : content);
            }
        }
        return out.toByteArray();
    }
}
