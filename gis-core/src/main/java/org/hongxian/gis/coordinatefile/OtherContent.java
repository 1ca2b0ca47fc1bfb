package org.hongxian.gis.coordinatefile;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the first bytes of a file are that is of no format we read, whatever its name says. */
final class OtherContent {

    private static final Map<String, String> BEGINNINGS = beginnings();

    private OtherContent() {}

    /** @throws UnusableFileException naming what it is, if it is known not to be text of ours */
    static void refuse(String fileName, byte[] content) {
        String start = Beginning.latin1(content);
        BEGINNINGS.forEach((beginning, name) -> {
            if (start.startsWith(beginning)) {
                throw new UnusableFileException(fileName, UnusableReason.NOT_A_BOUNDARY_FORMAT, name);
            }
        });
        if (start.startsWith("\0\0\u0027\n")) {
            throw new UnusableFileException(fileName, UnusableReason.SHAPEFILE_UNZIPPED);
        }
        if (Beginning.text(content).startsWith("<")) {
            throw new UnusableFileException(fileName, UnusableReason.XML_NOT_READ);
        }
    }

    private static Map<String, String> beginnings() {
        var others = new LinkedHashMap<String, String>();
        others.put("%PDF", "PDF");
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
