package org.hongxian.gis.boundarytext;

import java.io.IOException;
import java.io.OutputStream;
import org.hongxian.gis.coordinatefile.Beginning;
import org.hongxian.gis.coordinatefile.BoundaryFile;
import org.hongxian.gis.coordinatefile.FileFormat;
import org.hongxian.gis.coordinatefile.FormatNames;
import org.hongxian.gis.coordinatefile.HeldSystems;
import org.hongxian.gis.coordinatefile.ReadOptions;
import org.hongxian.gis.coordinatefile.ReadResult;
import org.hongxian.gis.coordinatefile.WriteOptions;

/** The XML form of the boundary TXT. */
public final class BlockXmlFormat implements FileFormat {

    static final FormatNames NAMES = FormatNames.of("boundary-xml", "xml", "application/xml", ".xml");

    @Override
    public FormatNames names() {
        return NAMES;
    }

    @Override
    public boolean recognises(String fileName, byte[] beginning) {
        String text = Beginning.text(beginning);
        return text.startsWith("<") && text.contains("<" + BlockXmlReader.BLOCK);
    }

    @Override
    public ReadResult read(String fileName, byte[] content, ReadOptions options) {
        return BlockXmlReader.read(fileName, content, options);
    }

    @Override
    public HeldSystems systems() {
        return HeldSystems.ZONES;
    }

    @Override
    public void write(BoundaryFile file, WriteOptions options, OutputStream out) throws IOException {
        BlockXmlWriter.write(file, out);
    }
}
