package org.hongxian.gis.coordinatefile;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.CrsDefinition;

/**
 * A file format plots are read from and written to.
 *
 * <p>A format is a public class with a public constructor without arguments, named in
 * {@code META-INF/services/org.hongxian.gis.coordinatefile.FileFormat}; see {@link FileFormats} for the order. Making one must cost
 * nothing: every start of the command line makes them all, so the library behind a format is touched only when it reads or writes.
 */
public interface FileFormat {

    /** What the format and its files are called. */
    FormatNames names();

    /** As reports call it and {@link BoundaryFile#format()} says it, for instance {@code shapefile}. */
    default String name() {
        return names().name();
    }

    /** As people and links call it, in small letters, for instance {@code shp}. */
    default String shortName() {
        return names().shortName();
    }

    /** Endings of file names in small letters with the dot; the first is the one written. */
    default List<String> endings() {
        return names().endings();
    }

    /** Of a written file, with its character set where it is text. */
    default String mediaType() {
        return names().mediaType();
    }

    /**
     * Whether the content is of this format. The name only helps where the content leaves several formats possible.
     *
     * @param beginning the first {@link FileFormats#BEGINNING_BYTES} of the file, or all of a shorter one; never empty
     */
    boolean recognises(String fileName, byte[] beginning);

    /**
     * Reads what {@link #recognises} has said yes to. Memory and time stay within small multiples of the limits.
     *
     * @throws UnusableFileException if nothing can be made of it
     */
    ReadResult read(String fileName, byte[] content, ReadOptions options);

    /** Which systems it can hold. */
    default HeldSystems systems() {
        return HeldSystems.ALL;
    }

    /** Whether the format can hold coordinates of a system. */
    default boolean holds(CrsDefinition crs) {
        return systems().hold(crs);
    }

    /**
     * The system to write a file in whose own the format cannot hold.
     *
     * @param file of a known CRS
     * @throws IllegalArgumentException if there is none, for instance outside every zone
     */
    default CrsCode substitute(BoundaryFile file) {
        return systems().substitute(file);
    }

    /** Why a file the format holds cannot be written as the options ask without losing what it says; empty when it can. */
    default Optional<WriteRefusal> refusal(BoundaryFile file, WriteOptions options) {
        return Optional.empty();
    }

    /** What a file written as the options ask says that this one does not, or leaves out. */
    default List<WriteNote> notes(BoundaryFile file, WriteOptions options) {
        return List.of();
    }

    /** Whether the number of points is written as it is; otherwise what the source declares about it is copied, if anything. */
    default boolean countsPoints() {
        return false;
    }

    /**
     * Writes the whole file; flushes but does not close the stream. The same plots give the same bytes.
     *
     * @param file of a known CRS the format {@link #holds}
     * @throws IllegalArgumentException if the CRS is unknown or the format cannot hold it
     */
    void write(BoundaryFile file, WriteOptions options, OutputStream out) throws IOException;
}
