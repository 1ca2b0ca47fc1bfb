package org.hongxian.gis.coordinatefile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.h2gis.functions.io.shp.internal.ShapeType;
import org.h2gis.functions.io.shp.internal.ShapefileReader;
import org.hongxian.gis.issue.IssueCode;
import org.hongxian.gis.issue.Place;

/**
 * A Shapefile unpacked from its archive into a temporary directory, which {@link #close} deletes.
 *
 * <p>Records are walked in the order of the {@code .shp} by their own lengths, so a missing or wrong {@code .shx} does no harm.
 */
final class ZippedShapefile implements AutoCloseable {

    private static final int HEADER_BYTES = 100;
    private static final int RECORD_HEADER_BYTES = 8;
    /** The library addresses records by int; a larger file would be read in part only. */
    private static final long LARGEST_SHP_BYTES = Integer.MAX_VALUE;

    private final String fileName;
    private final Path directory;
    private final Map<String, Path> parts;
    private final Findings findings;

    ZippedShapefile(String fileName, Path directory, Map<String, Path> parts, Findings findings) {
        this.fileName = fileName;
        this.directory = directory;
        this.parts = parts;
        this.findings = findings;
    }

    /**
     * @param packedBytes size of the archive
     * @param options their limit on unpacked bytes, and the name of the Shapefile where the archive holds several
     */
    static ZippedShapefile open(
            String fileName, InputStream in, long packedBytes, ReadOptions options, Findings findings)
            throws IOException {
        Path directory = Files.createTempDirectory("hongxian-shapefile");
        try {
            long limit = options.limits().unpackedBytes();
            var parts = new ZipUnpacker(fileName, packedBytes, limit, options.parts()).unpack(in, directory);
            return new ZippedShapefile(fileName, directory, parts, findings);
        } catch (IOException | RuntimeException e) {
            delete(directory);
            throw e;
        }
    }

    /** Text of the {@code .prj}; empty when there is none. */
    Optional<String> projection() throws IOException {
        Path prj = parts.get(".prj");
        if (prj == null || Files.size(prj) > 64 << 10) {
            return Optional.empty();
        }
        return Optional.of(new String(Files.readAllBytes(prj), StandardCharsets.UTF_8));
    }

    /** Encoding of the attributes: what the {@code .cpg} says, else what the bytes show. */
    Charset attributeEncoding() throws IOException {
        Path cpg = parts.get(".cpg");
        if (cpg != null && Files.size(cpg) < 1 << 10) {
            Optional<Charset> stated = charset(Files.readString(cpg, StandardCharsets.ISO_8859_1));
            if (stated.isPresent()) {
                return stated.get();
            }
        }
        return AttributeTable.detectEncoding(part(".dbf"));
    }

    private static Optional<Charset> charset(String name) {
        String plain = name.strip().toUpperCase(Locale.ROOT).replaceFirst("^(OEM|ANSI|CP)\\s*", "");
        String known =
                switch (plain) {
                    case "936" -> "GBK";
                    case "54936" -> "GB18030";
                    case "65001", "UTF8" -> "UTF-8";
                    default -> plain;
                };
        try {
            return Optional.of(Charset.forName(known));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * Visits every record that was not deleted; what the sink throws is let through.
     *
     * @param pointLimit of one record
     * @throws UnusableFileException if the file is damaged, or its {@code .shp} is larger than 2 GB
     */
    void forEach(int pointLimit, FeatureSink sink) throws IOException {
        try (FileChannel shp = FileChannel.open(part(".shp"));
                var records = readable(() -> new Records(shp, pointLimit), pointLimit)) {
            records.tell(sink);
            while (readable(records::hasNext, pointLimit)) {
                RawFeature feature = readable(records::next, pointLimit);
                sink.reached(records.read());
                sink.feature(feature);
            }
            records.compareCounts();
        }
    }

    /** One step of the library, whose words at bytes that are no Shapefile are not fit to be shown. */
    private interface Step<T> {
        T run() throws IOException;
    }

    private <T> T readable(Step<T> step, int pointLimit) {
        try {
            return step.run();
        } catch (RawRings.TooManyPoints e) {
            throw new UnusableFileException(fileName, UnusableReason.TOO_MANY_POINTS, Integer.toString(pointLimit));
        } catch (IOException
                | IllegalStateException
                | IndexOutOfBoundsException
                | BufferUnderflowException
                | IllegalArgumentException e) {
            throw new UnusableFileException(
                    fileName, UnusableReason.SHAPEFILE_BROKEN, Findings.excerpt(String.valueOf(e.getMessage())));
        }
    }

    /** The records of the {@code .shp} with their rows of the {@code .dbf}. */
    private final class Records implements AutoCloseable {

        private final FileChannel shp;
        private final AttributeTable table;
        private final ShapefileReader reader;
        private final ShapeType type;
        private final RawRings rings;
        private final long size;
        private long at = HEADER_BYTES;
        private int row;

        Records(FileChannel shp, int pointLimit) throws IOException {
            this.shp = shp;
            this.size = shp.size();
            if (size > LARGEST_SHP_BYTES) {
                throw new UnusableFileException(
                        fileName, UnusableReason.TOO_LARGE, Long.toString(LARGEST_SHP_BYTES >> 20));
            }
            this.reader = new ShapefileReader(shp);
            this.type = reader.getHeader().getShapeType();
            this.rings = new RawRings(pointLimit);
            reader.setHandler(rings);
            this.table = AttributeTable.open(part(".dbf"), attributeEncoding());
        }

        /** How much of the {@code .shp}, 0 to 1. */
        double read() {
            return Math.min(1, (double) at / size);
        }

        void tell(FeatureSink sink) {
            sink.fields(table.fields());
            if (table.deletedCount() > 0) {
                sink.assume(new Assumption("deleted-rows-skipped", 1, List.of(Integer.toString(table.deletedCount()))));
            }
            new DroppedHeights(sink).seen(type == ShapeType.POLYGONZ || type == ShapeType.POLYGONM);
        }

        /** Records and rows belong together by their order alone: where one is missing, others may have got the wrong row. */
        void compareCounts() {
            if (row != table.rowCount()) {
                findings.add(
                        IssueCode.ATTRIBUTE_ROWS_DIFFER,
                        Place.nowhere(),
                        Map.of("count", row, "rowCount", table.rowCount()));
            }
        }

        boolean hasNext() throws IOException {
            while (at + RECORD_HEADER_BYTES < size && table.isDeleted(row)) {
                at += RECORD_HEADER_BYTES + contentLength();
                row++;
            }
            return at + RECORD_HEADER_BYTES < size;
        }

        private long contentLength() throws IOException {
            long length = 2L * contentWords(shp, at);
            if (length < 4 || at + RECORD_HEADER_BYTES + length > size) {
                throw new IOException("record " + (row + 1) + " ends beyond the file");
            }
            return length;
        }

        RawFeature next() throws IOException {
            long length = contentLength();
            if (type.isPolygonType()) {
                reader.geomAt((int) at);
            }
            // Line numbers have no meaning here; the record number takes their place in findings.
            Map<String, String> attributes = table.row(row);
            String geometry = !type.isPolygonType() ? type.name : rings.rings().isEmpty() ? null : "Polygon";
            check(rings.rings(), row);
            at += RECORD_HEADER_BYTES + length;
            row++;
            return new RawFeature(attributes, geometry, null, rings.rings(), 0);
        }

        @Override
        public void close() throws IOException {
            table.close();
        }
    }

    private void check(List<double[]> rings, int row) {
        for (double[] ring : rings) {
            for (double value : ring) {
                if (!(Math.abs(value) <= ReadLimits.LARGEST_COORDINATE)) {
                    findings.add(
                            IssueCode.NUMBER_INVALID,
                            Place.plot(Integer.toString(row + 1)),
                            Map.of("field", "shp", "text", Double.toString(value)));
                }
            }
        }
    }

    private static int contentWords(FileChannel shp, long at) throws IOException {
        ByteBuffer words = ByteBuffer.allocate(4);
        while (words.hasRemaining()) {
            if (shp.read(words, at + 4 + words.position()) < 0) {
                throw new IOException("ends within a record");
            }
        }
        return words.getInt(0);
    }

    private Path part(String ending) {
        Path path = parts.get(ending);
        if (path == null) {
            throw new UnusableFileException(fileName, UnusableReason.SHAPEFILE_INCOMPLETE, ending);
        }
        return path;
    }

    @Override
    public void close() throws IOException {
        delete(directory);
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
