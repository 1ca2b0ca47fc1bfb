package org.hongxian.gis.formats;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.hongxian.gis.coordinatefile.BoundaryFile;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.hongxian.gis.coordinatefile.CoordinateFiles;
import org.hongxian.gis.coordinatefile.FileFormat;
import org.hongxian.gis.coordinatefile.FileFormats;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.coordinatefile.ReadOptions;
import org.hongxian.gis.coordinatefile.Reprojection;
import org.hongxian.gis.coordinatefile.WriteOptions;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.testkit.SyntheticPlot;

/** The square with its hole as every format writes it: in a zone and in degrees, in one plot and two, in one part and two. */
final class WrittenSquares {

    private final Map<String, List<String>> byFormat = new LinkedHashMap<>();

    WrittenSquares() throws IOException {
        for (FileFormat format : FileFormats.all()) {
            var texts = new ArrayList<String>();
            for (BoundaryFile file : inputs()) {
                for (String ending : format.endings()) {
                    texts.add(text(written(format, "plots" + ending, file)));
                }
            }
            byFormat.put(format.name(), texts);
        }
    }

    /** Whether one of the files of a format has a mark. */
    boolean have(String format, Pattern mark) {
        return byFormat.get(format).stream().anyMatch(text -> mark.matcher(text).find());
    }

    private static List<BoundaryFile> inputs() {
        BoundaryFile square = CoordinateFiles.read(
                        "f.txt", SyntheticPlot.standard().utf8(), ReadOptions.standard())
                .file();
        Plot plot = square.plots().get(0);
        List<BoundaryRing> rings = plot.rings();
        Plot shell = plot.withRings(rings.subList(0, 1));
        Plot hole = plot.withRings(rings.subList(1, 2));
        Plot parts = plot.withRings(List.of(rings.get(1), east(rings.get(1))));
        return List.of(
                square,
                Reprojection.to(new CrsCode(4490), square),
                with(square, List.of(shell, hole)),
                with(square, List.of(parts)));
    }

    private static BoundaryRing east(BoundaryRing ring) {
        return new BoundaryRing(
                2,
                ring.points().stream()
                        .map(point -> new BoundaryPoint(point.name(), point.easting() + 300, point.northing(), 0))
                        .toList(),
                true);
    }

    private static BoundaryFile with(BoundaryFile file, List<Plot> plots) {
        return new BoundaryFile(
                file.format(), file.encoding(), file.axisOrder(), file.crs(), file.header(), plots, file.assumptions());
    }

    private static byte[] written(FileFormat format, String name, BoundaryFile file) throws IOException {
        var out = new ByteArrayOutputStream();
        format.write(WrittenFormat.held(format, file), WriteOptions.named(name), out);
        return out.toByteArray();
    }

    /** What can be seen in a file: its text, of an archive the names and texts of its entries, of a database its bytes. */
    static String text(byte[] content) {
        boolean packed = content.length > 4 && content[0] == 'P' && content[1] == 'K';
        return packed ? entries(content) : decoded(content);
    }

    private static String entries(byte[] archive) {
        var text = new StringBuilder();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                text.append(entry.getName()).append('\n').append(decoded(zip.readAllBytes()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** Characters of XML written as their numbers. */
    private static String unescaped(String text) {
        return Pattern.compile("&#x([0-9a-fA-F]{1,5});")
                .matcher(text)
                .replaceAll(
                        match -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(match.group(1), 16))));
    }

    private static String decoded(byte[] content) {
        for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("GBK"))) {
            try {
                return unescaped(
                        charset.newDecoder().decode(ByteBuffer.wrap(content)).toString());
            } catch (CharacterCodingException e) {
                // It is in another one.
            }
        }
        return new String(content, StandardCharsets.ISO_8859_1);
    }
}
