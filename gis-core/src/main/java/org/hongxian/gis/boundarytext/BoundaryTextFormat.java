package org.hongxian.gis.boundarytext;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.hongxian.gis.coordinatefile.BoundaryFile;
import org.hongxian.gis.coordinatefile.FileFormat;
import org.hongxian.gis.coordinatefile.FormatNames;
import org.hongxian.gis.coordinatefile.HeldSystems;
import org.hongxian.gis.coordinatefile.ReadOptions;
import org.hongxian.gis.coordinatefile.ReadResult;
import org.hongxian.gis.coordinatefile.WriteNote;
import org.hongxian.gis.coordinatefile.WriteOptions;
import org.hongxian.gis.coordinatefile.WriteRefusal;

/** The ministry's boundary TXT. Takes any text nobody else knows, so it is asked last. */
public final class BoundaryTextFormat implements FileFormat {

    private static final FormatNames NAMES = FormatNames.of("boundary-txt", "txt", "text/plain;charset=UTF-8", ".txt");

    @Override
    public FormatNames names() {
        return NAMES;
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
    public HeldSystems systems() {
        return HeldSystems.ZONES;
    }

    @Override
    public Optional<WriteRefusal> refusal(BoundaryFile file, WriteOptions options) {
        return profile(options).refusal(file);
    }

    @Override
    public List<WriteNote> notes(BoundaryFile file, WriteOptions options) {
        return DeclaredAreaWriting.notes(file.plots(), profile(options));
    }

    @Override
    public boolean countsPoints() {
        return true;
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
