package org.hongxian.gis.boundarytext;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.hongxian.gis.coordinatefile.BoundaryFile;
import org.hongxian.gis.coordinatefile.FileFormat;
import org.hongxian.gis.coordinatefile.ReadOptions;
import org.hongxian.gis.coordinatefile.ReadResult;
import org.hongxian.gis.coordinatefile.Reprojection;
import org.hongxian.gis.coordinatefile.WriteOptions;
import org.hongxian.gis.coordinatefile.WriteRefusal;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.CrsDefinition;

/** The ministry's boundary TXT. Takes any text nobody else knows, so it is asked last. */
public final class BoundaryTextFormat implements FileFormat {

    @Override
    public String name() {
        return "boundary-txt";
    }

    @Override
    public String shortName() {
        return "txt";
    }

    @Override
    public List<String> endings() {
        return List.of(".txt");
    }

    @Override
    public String mediaType() {
        return "text/plain;charset=UTF-8";
    }

    @Override
    public boolean recognises(String fileName, byte[] beginning) {
        return true;
    }

    @Override
    public ReadResult read(String fileName, byte[] content, ReadOptions options) {
        return BoundaryTextReader.read(fileName, content, options);
    }

    @Override
    public boolean holds(CrsDefinition crs) {
        return crs.isZone();
    }

    /** Degrees go to the 3-degree zone they lie in. */
    @Override
    public CrsCode substitute(BoundaryFile file) {
        return Reprojection.threeDegreeZoneOf(file).code();
    }

    @Override
    public Optional<WriteRefusal> refusal(BoundaryFile file, WriteOptions options) {
        return profile(options).refusal(file);
    }

    @Override
    public void write(BoundaryFile file, WriteOptions options, OutputStream out) throws IOException {
        BoundaryTextWriter.write(file, profile(options), out);
    }

    /** @throws IllegalArgumentException if there is none of the name today */
    private static TextProfile profile(WriteOptions options) {
        return options.profile().isEmpty()
                ? TextProfile.MINISTRY
                : TextProfile.find(options.profile())
                        .orElseThrow(() -> new IllegalArgumentException("profile " + options.profile()));
    }
}
