package org.hongxian.gis.boundarytext;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.hongxian.gis.coordinatefile.Beginning;
import org.hongxian.gis.coordinatefile.BoundaryFile;
import org.hongxian.gis.coordinatefile.FileFormat;
import org.hongxian.gis.coordinatefile.ReadOptions;
import org.hongxian.gis.coordinatefile.ReadResult;
import org.hongxian.gis.coordinatefile.Reprojection;
import org.hongxian.gis.coordinatefile.WriteOptions;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.CrsDefinition;

/** The XML form of the boundary TXT. */
public final class BlockXmlFormat implements FileFormat {

    static final String NAME = "boundary-xml";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String shortName() {
        return "xml";
    }

    @Override
    public List<String> endings() {
        return List.of(".xml");
    }

    @Override
    public String mediaType() {
        return "application/xml";
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
    public boolean holds(CrsDefinition crs) {
        return crs.isZone();
    }

    /** Degrees go to the 3-degree zone they lie in. */
    @Override
    public CrsCode substitute(BoundaryFile file) {
        return Reprojection.threeDegreeZoneOf(file).code();
    }

    @Override
    public void write(BoundaryFile file, WriteOptions options, OutputStream out) throws IOException {
        BlockXmlWriter.write(file, out);
    }
}
