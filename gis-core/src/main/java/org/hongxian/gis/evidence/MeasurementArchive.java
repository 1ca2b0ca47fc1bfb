package org.hongxian.gis.evidence;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.hongxian.gis.evidence.MeasurementInputs.AskedLayer;
import org.hongxian.gis.evidence.UnusableArchiveException.Reason;
import tools.jackson.databind.json.JsonMapper;

/**
 * A measurement as one file that anybody can check without the installation it was made in: the evidence, the drawing, and the
 * features of every layer near the red line in their stored form, each entry with its SHA-256 in the manifest. Read back and
 * checked by {@link MeasurementVerification}.
 *
 * <p>The same measurement gives the same bytes.
 */
public final class MeasurementArchive {

    static final String FORMAT = "hongxian-measurement-archive-1";
    static final String MANIFEST = "manifest.json";
    static final String EVIDENCE = "evidence.json";
    static final String DRAWING = "drawing.json";

    /** Of an archive, unpacked: a red line meets thousands of parcels, not millions. */
    static final long MOST_BYTES = 256L << 20;

    private static final long MOST_BYTES_OF_ENTRY = 64L << 20;
    private static final long MOST_BYTES_OF_EVIDENCE = 16L << 20;
    private static final long MOST_BYTES_OF_MANIFEST = 1L << 20;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** The first moment a ZIP file can name; a real one would make the bytes differ. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private MeasurementArchive() {}

    /**
     * @param evidenceDigest SHA-256 of the whole evidence, the digest of the measurement
     * @param withheld layers whose features the archive does not hold, because they are not for whoever it was made for
     */
    record Manifest(String format, String evidenceDigest, List<String> withheld, List<Entry> entries) {}

    /** How large an entry may be, unpacked. */
    static long mostBytesOf(String entry) {
        return switch (entry) {
            case MANIFEST -> MOST_BYTES_OF_MANIFEST;
            case EVIDENCE -> MOST_BYTES_OF_EVIDENCE;
            default -> MOST_BYTES_OF_ENTRY;
        };
    }

    /** @param sha256 of the unpacked bytes, lower-case hexadecimal */
    record Entry(String name, String sha256) {}

    /**
     * Measures again to learn which features are near, and writes everything.
     *
     * @param evidence the text of the measurement, as it is stored
     * @param inputs what it was made of, of {@link MeasurementInputs#asIn}
     * @param withheld keys of layers to leave out; with the red lines of other cases, everything the evidence says about which these
     *     are goes too
     * @param out not closed; holds the beginning when it turns out to be too large
     * @throws UnusableArchiveException if it would be larger than what {@link MeasurementVerification} reads
     */
    public static void write(String evidence, MeasurementInputs inputs, Set<String> withheld, OutputStream out)
            throws IOException {
        List<RememberedLayer> layers = inputs.layers().stream()
                .map(asked -> new RememberedLayer(asked.source()))
                .toList();
        var others = new RememberedLayer(inputs.others());
        new MeasurementRun().run(inputs.with(layers, others));
        var zip = new ZipOutputStream(new Unclosed(out), StandardCharsets.UTF_8);
        var entries = new ArrayList<Entry>();
        String shown = withheld.contains(others.layer())
                ? EvidenceText.write(EvidenceText.read(evidence).withoutOtherCases())
                : evidence;
        entries.add(entry(zip, EVIDENCE, to -> to.write(shown.getBytes(StandardCharsets.UTF_8))));
        entries.add(entry(
                zip,
                DRAWING,
                to -> to.write(JSON.writeValueAsBytes(inputs.drawing().plots()))));
        for (int i = 0; i < layers.size(); i++) {
            RememberedLayer layer = layers.get(i);
            AskedLayer asked = inputs.layers().get(i);
            if (asked.reference().versionId() != null && !withheld.contains(layer.layer())) {
                entries.add(entry(zip, nameOf(layer.layer()), to -> LayerExtract.write(layer, to)));
            }
        }
        if (!withheld.contains(others.layer())) {
            entries.add(entry(zip, nameOf(others.layer()), to -> LayerExtract.write(others, to)));
        }
        var manifest = new Manifest(
                FORMAT,
                EvidenceText.digest(evidence),
                withheld.stream().sorted().toList(),
                List.copyOf(entries));
        entry(
                zip,
                MANIFEST,
                to -> to.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest)));
        zip.finish();
    }

    static String nameOf(String layer) {
        return "layers/" + layer + ".geojson";
    }

    private interface Content {

        void write(OutputStream to) throws IOException;
    }

    private static Entry entry(ZipOutputStream zip, String name, Content content) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        var digest = new DigestOutputStream(new Bounded(zip, name), sha256());
        content.write(digest);
        digest.flush();
        zip.closeEntry();
        return new Entry(
                name, HexFormat.of().formatHex(digest.getMessageDigest().digest()));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Writers of one entry end with closing, which must not end the archive. */
    private static final class Unclosed extends FilterOutputStream {

        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    /** Ends with an exception instead of an entry nobody could check. */
    private static final class Bounded extends FilterOutputStream {

        private final String name;
        private final long most;
        private long left;

        Bounded(OutputStream out, String name) {
            super(new Unclosed(out));
            this.name = name;
            this.most = mostBytesOf(name);
            this.left = most;
        }

        @Override
        public void write(int octet) throws IOException {
            take(1);
            out.write(octet);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            take(length);
            out.write(bytes, offset, length);
        }

        private void take(int length) {
            left -= length;
            if (left < 0) {
                throw new UnusableArchiveException(Reason.TOO_LARGE, name, "", Long.toString(most), null);
            }
        }
    }
}
