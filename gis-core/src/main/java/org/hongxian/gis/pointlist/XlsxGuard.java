package org.hongxian.gis.pointlist;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.hongxian.gis.coordinatefile.UnpackedBytes;
import org.hongxian.gis.coordinatefile.UnusableFileException;
import org.hongxian.gis.coordinatefile.UnusableReason;
import org.jspecify.annotations.Nullable;

/**
 * Looks through a workbook before the library does, which believes what it finds: how much it unpacks to, and how wide its rows
 * say they are. It sees the archive as the library does, by its central directory.
 */
final class XlsxGuard {

    /** Every row is as wide as its last cell. */
    private static final long MOST_CELLS = 30_000_000;

    /** With the zeros that stand beside them where a character takes more than a byte. */
    private static final String BLANK = " \t\r\n\0";

    private static final Pattern REFERENCE = Pattern.compile("([A-Z]{1,3})\\d{1,7}");

    private final String fileName;
    private final UnpackedBytes bytes;
    private long cells;

    private XlsxGuard(String fileName, long packedBytes, long limit) {
        this.fileName = fileName;
        this.bytes = new UnpackedBytes(fileName, packedBytes, limit);
    }

    /**
     * @param limit of all unpacked entries together, bytes
     * @throws UnusableFileException if the archive is broken or hostile
     */
    static void inspect(String fileName, byte[] content, long limit) {
        var guard = new XlsxGuard(fileName, content.length, limit);
        try (ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(content))
                .get()) {
            guard.inspect(zip);
        } catch (IOException | IllegalArgumentException e) {
            throw new UnusableFileException(fileName, UnusableReason.ARCHIVE_BROKEN);
        }
    }

    private void inspect(ZipFile zip) throws IOException {
        for (Enumeration<ZipArchiveEntry> all = zip.getEntries(); all.hasMoreElements(); ) {
            ZipArchiveEntry entry = all.nextElement();
            bytes.countEntry();
            if (!zip.canReadEntryData(entry)) {
                throw broken();
            }
            boolean xml = isXml(zip, entry);
            try (var in = unpacked(zip, entry)) {
                if (xml) {
                    inspectXml(in);
                } else {
                    in.transferTo(OutputStream.nullOutputStream());
                }
            }
        }
    }

    private InputStream unpacked(ZipFile zip, ZipArchiveEntry entry) throws IOException {
        return new BufferedInputStream(bytes.counted(zip.getInputStream(entry)));
    }

    /**
     * Whether a parser may take it for XML: it begins with a tag or a byte order mark, after any number of blanks. Names say nothing,
     * a sheet may have any.
     */
    private boolean isXml(ZipFile zip, ZipArchiveEntry entry) throws IOException {
        try (var in = unpacked(zip, entry)) {
            int b = in.read();
            while (b >= 0 && BLANK.indexOf(b) >= 0) {
                b = in.read();
            }
            return b == '<' || b == 0xEF || b == 0xFE || b == 0xFF && in.read() == 0xFE;
        }
    }

    private void inspectXml(InputStream in) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            // Bytes that are no text the parser of the JDK tells the console; a reader replaces them.
            XMLStreamReader xml = factory.createXMLStreamReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            long widest = 0;
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    if (xml.getLocalName().equals("row")) {
                        cells += widest;
                        widest = 1;
                    } else if (xml.getLocalName().equals("c")) {
                        widest = Math.max(widest + 1, column(xml.getAttributeValue(null, "r")));
                    }
                    refuseTooWide(widest);
                }
            }
            cells += widest;
        } catch (XMLStreamException e) {
            throw broken();
        }
    }

    private void refuseTooWide(long widest) {
        if (cells + widest > MOST_CELLS) {
            throw new UnusableFileException(fileName, UnusableReason.XLSX_TOO_WIDE, Long.toString(MOST_CELLS));
        }
    }

    /** One-based; a cell without a reference follows the one before it. */
    private long column(@Nullable String reference) {
        if (reference == null) {
            return 0;
        }
        Matcher matcher = REFERENCE.matcher(reference);
        if (!matcher.matches()) {
            throw broken();
        }
        long column = 0;
        for (char letter : matcher.group(1).toCharArray()) {
            column = 26 * column + letter - 'A' + 1;
        }
        return column;
    }

    private UnusableFileException broken() {
        return new UnusableFileException(fileName, UnusableReason.XLSX_BROKEN);
    }
}
