package org.hongxian.gis.dxf;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.hongxian.gis.coordinatefile.BoundaryFile;
import org.hongxian.gis.coordinatefile.FileFormat;
import org.hongxian.gis.coordinatefile.FormatNames;
import org.hongxian.gis.coordinatefile.HeldSystems;
import org.hongxian.gis.coordinatefile.ReadOptions;
import org.hongxian.gis.coordinatefile.ReadResult;
import org.hongxian.gis.coordinatefile.UnusableFileException;
import org.hongxian.gis.coordinatefile.UnusableReason;
import org.hongxian.gis.coordinatefile.WriteOptions;

/**
 * DXF, ASCII form, R12 to 2018 read and R2000 written. {@link ReadOptions#parts} names the layers to read; without it all that are
 * neither frozen nor off.
 *
 * <p>A drawing is in metres, so only Gauss-Krüger zones are written. Coordinates are written with all digits of the double.
 */
public final class DxfFormat implements FileFormat {

    static final FormatNames NAMES = FormatNames.of("dxf", "dxf", "image/vnd.dxf", ".dxf");

    /** What begins a binary DXF. */
    private static final String BINARY = "AutoCAD Binary DXF";

    /** Comments, then a section. */
    private static final Pattern BEGINNING =
            Pattern.compile("(\\s*999\\R[^\\r\\n]*\\R)*\\s*0\\s*\\R\\s*SECTION\\s[\\s\\S]*");

    @Override
    public FormatNames names() {
        return NAMES;
    }

    @Override
    public boolean recognises(String fileName, byte[] beginning) {
        int length = Math.min(beginning.length, 4096);
        String start =
                new String(beginning, 0, length, StandardCharsets.ISO_8859_1).replaceFirst("^\u00EF\u00BB\u00BF", "");
        return start.startsWith(BINARY) || BEGINNING.matcher(start).matches();
    }

    @Override
    public ReadResult read(String fileName, byte[] content, ReadOptions options) {
        if (new String(content, 0, Math.min(content.length, BINARY.length()), StandardCharsets.ISO_8859_1)
                .equals(BINARY)) {
            throw new UnusableFileException(fileName, UnusableReason.DXF_BINARY);
        }
        return DxfReader.read(fileName, content, options);
    }

    @Override
    public HeldSystems systems() {
        return HeldSystems.ZONES;
    }

    @Override
    public void write(BoundaryFile file, WriteOptions options, OutputStream out) throws IOException {
        DxfWriter.write(file, out);
    }
}
