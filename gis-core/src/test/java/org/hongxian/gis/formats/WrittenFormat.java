package org.hongxian.gis.formats;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.hongxian.gis.boundarytext.TextProfile;
import org.hongxian.gis.coordinatefile.BoundaryFile;
import org.hongxian.gis.coordinatefile.CoordinateFiles;
import org.hongxian.gis.coordinatefile.FileFormat;
import org.hongxian.gis.coordinatefile.FileFormats;
import org.hongxian.gis.coordinatefile.ReadOptions;
import org.hongxian.gis.coordinatefile.ReadResult;
import org.hongxian.gis.coordinatefile.Reprojection;
import org.hongxian.gis.coordinatefile.WriteOptions;
import org.hongxian.gis.crs.CrsCatalogue;

/** One way to write plots: a format, of the boundary TXT one of its profiles. */
record WrittenFormat(String name, FileFormat format, TextProfile profile) {

    /** Every way there is, in the order of the formats. */
    static List<WrittenFormat> list() {
        var all = new ArrayList<WrittenFormat>();
        for (FileFormat format : FileFormats.all()) {
            if (format.endings().contains(".txt")) {
                TextProfile.list().forEach(p -> all.add(new WrittenFormat("txt " + p.name(), format, p)));
            } else {
                all.add(new WrittenFormat(format.name(), format, TextProfile.MINISTRY));
            }
        }
        return all;
    }

    /** As much of a file as the format can hold: a list of points that names no plots has room for one. */
    BoundaryFile room(BoundaryFile file) {
        if (!name.equals("txt plain-list") || file.plots().size() == 1) {
            return file;
        }
        return new BoundaryFile(
                file.format(),
                file.encoding(),
                file.axisOrder(),
                file.crs(),
                file.header(),
                file.plots().subList(1, 2),
                file.assumptions());
    }

    /** Writes and reads again; where the format cannot hold the system, in the one it proposes. */
    ReadResult throughMe(BoundaryFile file) throws IOException {
        BoundaryFile held = held(format, file);
        var out = new ByteArrayOutputStream();
        String fileName = "plots" + format.endings().get(0);
        format.write(held, WriteOptions.named(fileName).withProfile(profile.name()), out);
        return CoordinateFiles.read(
                fileName, out.toByteArray(), ReadOptions.standard().withCountyZone(39));
    }

    /** The file, in the system the format proposes where it cannot hold its own. */
    static BoundaryFile held(FileFormat format, BoundaryFile file) {
        return format.holds(CrsCatalogue.get(file.crs())) ? file : Reprojection.to(format.substitute(file), file);
    }

    @Override
    public String toString() {
        return name;
    }
}
