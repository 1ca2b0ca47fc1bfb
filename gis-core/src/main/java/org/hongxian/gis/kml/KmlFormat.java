package org.hongxian.gis.kml;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.hongxian.gis.coordinatefile.Beginning;
import org.hongxian.gis.coordinatefile.BoundaryFile;
import org.hongxian.gis.coordinatefile.FeatureFormat;
import org.hongxian.gis.coordinatefile.FeaturePlots;
import org.hongxian.gis.coordinatefile.FeatureSink;
import org.hongxian.gis.coordinatefile.FormatNames;
import org.hongxian.gis.coordinatefile.HeldSystems;
import org.hongxian.gis.coordinatefile.ReadOptions;
import org.hongxian.gis.coordinatefile.ReadResult;
import org.hongxian.gis.coordinatefile.ReadingProgress;
import org.hongxian.gis.coordinatefile.UnusableFileException;
import org.hongxian.gis.coordinatefile.UnusableReason;
import org.hongxian.gis.coordinatefile.WriteOptions;
import org.hongxian.gis.coordinatefile.ZipEntries;

/** KML, plain or in a zip archive (KMZ): longitude and latitude of WGS 84. */
public final class KmlFormat implements FeatureFormat {

    private static final Pattern ROOT = Pattern.compile("<(?:\\w+:)?kml[\\s>]");
    private static final String ENDING = ".kml";
    private static final String ZIPPED = ".kmz";
    private static final FormatNames NAMES =
            FormatNames.of("kml", "kml", "application/vnd.google-earth.kml+xml", ENDING, ZIPPED);
    private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

    @Override
    public FormatNames names() {
        return NAMES;
    }

    @Override
    public boolean prescribesWgs84() {
        return true;
    }

    /** An archive is one when a KML comes first in it, or when it is called one. */
    @Override
    public boolean recognises(String fileName, byte[] beginning) {
        if (Beginning.isZip(beginning)) {
            return isZipped(fileName)
                    || Beginning.firstEntry(beginning)
                            .filter(entry -> ZipEntries.ending(entry).equals(ENDING))
                            .isPresent();
        }
        String text = Beginning.text(beginning);
        return text.startsWith("<") && ROOT.matcher(text).find();
    }

    @Override
    public ReadResult read(String fileName, byte[] content, ReadOptions options) {
        var plots = new FeaturePlots(fileName, options);
        try {
            read(fileName, new ByteArrayInputStream(content), content.length, options, plots);
        } catch (IOException e) {
            throw new UncheckedIOException(fileName, e);
        }
        return plots.result(name());
    }

    @Override
    public void pass(Path file, ReadOptions options, FeatureSink sink) throws IOException {
        long size = Files.size(file);
        try (var counted = new ReadingProgress(Files.newInputStream(file), size);
                InputStream in = new BufferedInputStream(counted, 1 << 16)) {
            read(String.valueOf(file.getFileName()), in, size, options, counted.telling(sink));
        }
    }

    private static void read(String fileName, InputStream in, long size, ReadOptions options, FeatureSink sink)
            throws IOException {
        in.mark(Integer.BYTES);
        byte[] beginning = in.readNBytes(Integer.BYTES);
        in.reset();
        if (!Beginning.isZip(beginning)) {
            new KmlReader(fileName, options.limits().points(), sink).read(in);
            return;
        }
        boolean[] found = {false};
        new ZipEntries(fileName, size, options.limits().unpackedBytes()).visit(in, (name, content) -> {
            // The first one is what the archive shows; others are linked from it.
            if (!found[0] && ZipEntries.ending(name).equals(ENDING)) {
                found[0] = true;
                new KmlReader(fileName, options.limits().points(), sink).read(content);
            }
        });
        if (!found[0]) {
            throw new UnusableFileException(fileName, UnusableReason.ARCHIVE_WITHOUT_KML);
        }
    }

    @Override
    public HeldSystems systems() {
        return HeldSystems.WGS84;
    }

    @Override
    public void write(BoundaryFile file, WriteOptions options, OutputStream out) throws IOException {
        if (!isZipped(options.fileName())) {
            KmlWriter.write(file, options.baseName(), out);
            return;
        }
        var zip = new ZipOutputStream(out);
        var entry = new ZipEntry("doc" + ENDING);
        entry.setTimeLocal(ENTRY_TIME);
        zip.putNextEntry(entry);
        KmlWriter.write(file, options.baseName(), zip);
        zip.finish();
        out.flush();
    }

    private static boolean isZipped(String fileName) {
        return fileName.toLowerCase(Locale.ROOT).endsWith(ZIPPED);
    }
}
