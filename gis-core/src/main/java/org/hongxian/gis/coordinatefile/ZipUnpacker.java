package org.hongxian.gis.coordinatefile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Unpacks the parts of a Shapefile from an archive into a directory of ours, under names of ours. */
final class ZipUnpacker {

    private static final List<String> PARTS = List.of(".shp", ".shx", ".dbf", ".prj", ".cpg");

    private final String fileName;
    private final ZipEntries entries;
    private final List<String> wanted;

    /**
     * @param packedBytes size of the archive
     * @param limit of all unpacked parts together, bytes
     * @param wanted name of the Shapefile to take, without ending; empty for the only one
     */
    ZipUnpacker(String fileName, long packedBytes, long limit, List<String> wanted) {
        this.fileName = fileName;
        this.entries = new ZipEntries(fileName, packedBytes, limit);
        this.wanted = wanted;
    }

    /**
     * @return the unpacked files by ending ({@code .shp}, {@code .dbf} ...) of the one Shapefile in the archive
     * @throws UnusableFileException if the archive is hostile, broken, or does not hold exactly one Shapefile and none is named
     */
    Map<String, Path> unpack(InputStream in, Path directory) throws IOException {
        var shapefiles = new LinkedHashMap<String, Map<String, Path>>();
        var names = new HashMap<String, String>();
        int[] number = {0};
        entries.visit(in, (name, content) -> {
            String ending = ZipEntries.ending(name);
            if (PARTS.contains(ending)) {
                Path target = directory.resolve(++number[0] + ending);
                Files.copy(content, target);
                String base = name.substring(0, name.length() - ending.length());
                // The parts belong together whatever their case, as they do where most of them are made.
                String key = base.toLowerCase(Locale.ROOT);
                names.putIfAbsent(key, base);
                shapefiles.computeIfAbsent(key, b -> new LinkedHashMap<>()).put(ending, target);
            }
        });
        return theOne(shapefiles, names);
    }

    private Map<String, Path> theOne(Map<String, Map<String, Path>> shapefiles, Map<String, String> names) {
        var complete = new LinkedHashMap<String, Map<String, Path>>();
        shapefiles.forEach((key, parts) -> {
            if (parts.containsKey(".shp")) {
                String base = names.getOrDefault(key, key);
                String shortName = ZipEntries.shown(base.substring(base.lastIndexOf('/') + 1));
                complete.put(
                        free(complete, complete.containsKey(shortName) ? ZipEntries.shown(base) : shortName), parts);
            }
        });
        Map<String, Path> one;
        if (!wanted.isEmpty()) {
            one = complete.get(wanted.get(0));
            if (one == null || wanted.size() > 1) {
                throw new UnusableFileException(
                        fileName,
                        UnusableReason.PART_UNKNOWN,
                        Findings.excerpt(String.join(", ", wanted)),
                        names(complete));
            }
        } else if (complete.isEmpty()) {
            throw new UnusableFileException(fileName, UnusableReason.ARCHIVE_WITHOUT_SHAPEFILE);
        } else if (complete.size() > 1) {
            throw PartQuestion.asked(fileName, complete.keySet());
        } else {
            one = complete.values().iterator().next();
        }
        if (!one.containsKey(".dbf")) {
            throw new UnusableFileException(fileName, UnusableReason.SHAPEFILE_INCOMPLETE, ".dbf");
        }
        return one;
    }

    /** Names that are the same when shown must not hide a Shapefile. */
    private static String free(Map<String, ?> taken, String name) {
        String free = name;
        for (int i = 2; taken.containsKey(free); i++) {
            free = name + " (" + i + ")";
        }
        return free;
    }

    private static String names(Map<String, ?> shapefiles) {
        return shapefiles.keySet().stream().limit(20).collect(Collectors.joining(", "));
    }
}
