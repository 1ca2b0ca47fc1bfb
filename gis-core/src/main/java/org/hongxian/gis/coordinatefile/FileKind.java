package org.hongxian.gis.coordinatefile;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the first bytes of a file are, whatever its name says. */
enum FileKind {
    BOUNDARY_TEXT,
    GEOJSON,
    ZIP;

    static final int BYTES_NEEDED = 512;

    /** Beginnings of formats people send by mistake. */
    private static final Map<String, String> OTHERS = others();

    /**
     * @param content at least the first {@link #BYTES_NEEDED} bytes
     * @throws UnusableFileException if it is none of the formats that are read
     */
    static FileKind of(String fileName, byte[] content) {
        if (content.length == 0) {
            throw new UnusableFileException(fileName, UnusableReason.EMPTY);
        }
        String start = new String(content, 0, Math.min(content.length, BYTES_NEEDED), StandardCharsets.ISO_8859_1);
        if (start.startsWith("PK\u0003\u0004") || start.startsWith("PK\u0005\u0006")) {
            return ZIP;
        }
        OTHERS.forEach((beginning, name) -> {
            if (start.startsWith(beginning)) {
                throw new UnusableFileException(fileName, UnusableReason.NOT_A_BOUNDARY_FORMAT, name);
            }
        });
        if (start.startsWith("\0\0\u0027\n")) {
            throw new UnusableFileException(fileName, UnusableReason.SHAPEFILE_UNZIPPED);
        }
        // Without a byte order mark, and without the zero bytes of UTF-16, the beginning shows text formats.
        String text = start.replaceFirst("^(\u00EF\u00BB\u00BF|\u00FF\u00FE|\u00FE\u00FF)", "")
                .replace("\0", "")
                .stripLeading();
        if (text.startsWith("<")) {
            throw new UnusableFileException(fileName, UnusableReason.XML_NOT_READ);
        }
        return text.startsWith("{") ? GEOJSON : BOUNDARY_TEXT;
    }

    private static Map<String, String> others() {
        var others = new LinkedHashMap<String, String>();
        others.put("%PDF", "PDF");
        others.put("SQLite format 3", "SQLite / GeoPackage");
        others.put("AC10", "DWG");
        others.put("Rar!", "RAR");
        others.put("7z\u00BC\u00AF", "7z");
        others.put("\u001F\u008B", "gzip");
        others.put("\u0089PNG", "PNG");
        others.put("\u00FF\u00D8\u00FF", "JPEG");
        others.put("\u00D0\u00CF\u0011\u00E0", "Word / Excel 97");
        return others;
    }
}
