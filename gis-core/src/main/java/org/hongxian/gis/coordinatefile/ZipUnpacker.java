package org.hongxian.gis.coordinatefile;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * Unpacks the parts of a Shapefile from an archive into a directory of ours, under names of ours.
 *
 * <p>Hostile archives are refused while unpacking: paths that lead out, archives in archives, and anything that grows beyond the
 * limit or by more than a few hundred times.
 */
final class ZipUnpacker {

    private static final int MOST_ENTRIES = 1000;
    private static final long LARGEST_RATIO = 300;
    private static final long RATIO_MATTERS_FROM = 8L << 20;
    private static final List<String> PARTS = List.of(".shp", ".shx", ".dbf", ".prj", ".cpg");
    private static final List<String> ARCHIVES = List.of(".zip", ".rar", ".7z", ".tar", ".gz", ".tgz", ".jar");

    private final String fileName;
    private final long packedBytes;
    private final long limit;
    private long unpacked;

    /**
     * @param packedBytes size of the archive
     * @param limit of all unpacked parts together, bytes
     */
    ZipUnpacker(String fileName, long packedBytes, long limit) {
        this.fileName = fileName;
        this.packedBytes = packedBytes;
        this.limit = limit;
    }

    /**
     * @return the unpacked files by ending ({@code .shp}, {@code .dbf} ...) of the one Shapefile in the archive
     * @throws UnusableFileException if the archive is hostile, broken, or does not hold exactly one Shapefile
     */
    Map<String, Path> unpack(InputStream in, Path directory) throws IOException {
        var shapefiles = new LinkedHashMap<String, Map<String, Path>>();
        // Names are told apart byte by byte; which encoding they are in matters only for showing them.
        try (var zip = new ZipInputStream(in, StandardCharsets.ISO_8859_1)) {
            int entries = 0;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++entries > MOST_ENTRIES) {
                    throw new UnusableFileException(
                            fileName, UnusableReason.ARCHIVE_TOO_MANY_ENTRIES, Integer.toString(MOST_ENTRIES));
                }
                checkName(entry.getName());
                String ending = ending(entry.getName());
                if (entry.isDirectory()
                        || !PARTS.contains(ending)
                        || entry.getName().startsWith("__MACOSX/")) {
                    // Skipping still inflates, so it counts against the limit as well.
                    drain(zip, OutputStream.nullOutputStream());
                    continue;
                }
                String base = entry.getName().substring(0, entry.getName().length() - ending.length());
                Path target = directory.resolve(entries + ending);
                try (OutputStream out = Files.newOutputStream(target)) {
                    drain(zip, out);
                }
                shapefiles.computeIfAbsent(base, b -> new LinkedHashMap<>()).put(ending, target);
            }
            if (entries == 0) {
                throw new UnusableFileException(fileName, UnusableReason.ARCHIVE_BROKEN);
            }
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            throw new UnusableFileException(fileName, UnusableReason.ARCHIVE_BROKEN);
        }
        return theOne(shapefiles);
    }

    private Map<String, Path> theOne(Map<String, Map<String, Path>> shapefiles) {
        List<Map<String, Path>> complete = shapefiles.values().stream()
                .filter(parts -> parts.containsKey(".shp"))
                .toList();
        if (complete.size() != 1) {
            throw new UnusableFileException(
                    fileName, UnusableReason.ARCHIVE_WITHOUT_ONE_SHAPEFILE, Integer.toString(complete.size()));
        }
        if (!complete.get(0).containsKey(".dbf")) {
            throw new UnusableFileException(fileName, UnusableReason.SHAPEFILE_INCOMPLETE, ".dbf");
        }
        return complete.get(0);
    }

    private void checkName(String name) {
        String slashed = name.replace('\\', '/');
        boolean escapes = slashed.startsWith("/")
                || slashed.matches("^[A-Za-z]:.*")
                || List.of(slashed.split("/")).contains("..")
                || slashed.indexOf('\0') >= 0;
        if (escapes) {
            throw new UnusableFileException(fileName, UnusableReason.ARCHIVE_PATH_ESCAPES, shown(name));
        }
        if (ARCHIVES.contains(ending(name))) {
            throw new UnusableFileException(fileName, UnusableReason.ARCHIVE_NESTED, shown(name));
        }
    }

    private void drain(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[1 << 16];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            unpacked += read;
            boolean ratio = unpacked > RATIO_MATTERS_FROM && unpacked / LARGEST_RATIO > packedBytes;
            if (unpacked > limit || ratio) {
                throw new UnusableFileException(
                        fileName, UnusableReason.ARCHIVE_EXPANDS_TOO_MUCH, Long.toString(limit >> 20));
            }
            out.write(buffer, 0, read);
        }
    }

    private static String ending(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 || dot < name.lastIndexOf('/') ? "" : name.substring(dot).toLowerCase(Locale.ROOT);
    }

    private static String shown(String latin1) {
        byte[] bytes = latin1.getBytes(StandardCharsets.ISO_8859_1);
        for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("GBK"))) {
            try {
                return Findings.excerpt(charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(bytes))
                        .toString());
            } catch (CharacterCodingException e) {
                // Not this encoding: the next one is tried.
                continue;
            }
        }
        return Findings.excerpt(latin1);
    }
}
