package org.hongxian.gis.pointlist;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** Workbooks without the time of day the library puts into their properties: the same table gives the same bytes. */
public final class WorkbookWithoutTime {

    private static final LocalDateTime WRITTEN = LocalDateTime.of(2000, 1, 1, 0, 0);
    private static final String PROPERTIES = "docProps/core.xml";
    private static final Pattern CREATED = Pattern.compile("(<dcterms:created[^>]*>)[^<]*(</dcterms:created>)");

    private WorkbookWithoutTime() {}

    /** Flushes but does not close the stream; memory does not grow with the workbook. */
    public static void copy(Path workbook, OutputStream stream) throws IOException {
        try (ZipFile zip = ZipFile.builder().setPath(workbook).get()) {
            copy(zip, stream);
        }
    }

    static void copy(byte[] workbook, OutputStream stream) throws IOException {
        try (ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(workbook))
                .get()) {
            copy(zip, stream);
        }
    }

    private static void copy(ZipFile zip, OutputStream stream) throws IOException {
        var copied = new ZipOutputStream(stream);
        for (ZipArchiveEntry part : Collections.list(zip.getEntries())) {
            var entry = new ZipEntry(part.getName());
            entry.setTimeLocal(WRITTEN);
            copied.putNextEntry(entry);
            try (var content = zip.getInputStream(part)) {
                if (part.getName().equals(PROPERTIES)) {
                    copied.write(timeless(content.readAllBytes()));
                } else {
                    content.transferTo(copied);
                }
            }
            copied.closeEntry();
        }
        copied.finish();
        stream.flush();
    }

    private static byte[] timeless(byte[] properties) {
        return CREATED.matcher(new String(properties, StandardCharsets.UTF_8))
                .replaceAll("$1" + WRITTEN.format(DateTimeFormatter.ISO_LOCAL_DATE_TIME) + "Z$2")
                .getBytes(StandardCharsets.UTF_8);
    }
}
