package org.hongxian.gis.coordinatefile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Every format there is. Asked in the order of {@link #all()}, which is that of the services file, whether they recognise a content: the
 * choosier one stands before the one that takes more, and last the boundary TXT, which any text may be.
 */
public final class FileFormats {

    /** How much of a file shows its format. */
    public static final int BEGINNING_BYTES = 4096;

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
        int last = ALL.size() - 1;
        for (FileFormat format : ALL.subList(0, last)) {
            if (format.recognises(fileName, content)) {
                return format;
            }
        }
        OtherContent.refuse(fileName, content);
        return ALL.get(last);
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
        return List.copyOf(formats);
    }
}
