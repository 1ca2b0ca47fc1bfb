package org.hongxian.gis.coordinatefile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Every format there is. Asked in the order of {@link #all()} whether they recognise a content: first those of other packages in
 * the order of the services file, so the choosier one stands there before the one that takes more; then the XML form of the boundary TXT,
 * GeoJSON, the zipped Shapefile, and last the boundary TXT, which any text may be.
 */
public final class FileFormats {

    /** How much of a file shows its format. */
    public static final int BEGINNING_BYTES = 4096;

    private static final FileFormat BOUNDARY_TEXT = new BoundaryTextFormat();
    private static final List<FileFormat> ALL = load();

    private FileFormats() {}

    public static List<FileFormat> all() {
        return ALL;
    }

    /**
     * @param content at least its first {@link #BEGINNING_BYTES}
     * @throws UnusableFileException if it is none of the formats that are read
     */
    public static FileFormat of(String fileName, byte[] content) {
        if (content.length == 0) {
            throw new UnusableFileException(fileName, UnusableReason.EMPTY);
        }
        for (FileFormat format : ALL) {
            if (format != BOUNDARY_TEXT && format.recognises(fileName, content)) {
                return format;
            }
        }
        OtherContent.refuse(fileName, content);
        return BOUNDARY_TEXT;
    }

    /** By the ending of a file name, whatever its case. */
    public static Optional<FileFormat> byEnding(String fileName) {
        String lower = fileName.toLowerCase(Locale.ROOT);
        return ALL.stream()
                .filter(format -> format.endings().stream().anyMatch(lower::endsWith))
                .findFirst();
    }

    public static Optional<FileFormat> byShortName(String shortName) {
        return ALL.stream()
                .filter(format -> format.shortName().equals(shortName))
                .findFirst();
    }

    // By the loader of this class: threads of a packed application may have one that does not see the providers.
    private static List<FileFormat> load() {
        var formats = new ArrayList<FileFormat>();
        ServiceLoader.load(FileFormat.class, FileFormat.class.getClassLoader()).forEach(formats::add);
        formats.add(new BlockXmlFormat());
        formats.add(new GeoJsonFormat());
        formats.add(new ShapefileFormat());
        formats.add(BOUNDARY_TEXT);
        return List.copyOf(formats);
    }
}
