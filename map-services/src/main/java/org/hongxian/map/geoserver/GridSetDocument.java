package org.hongxian.map.geoserver;

import static org.hongxian.map.geoserver.XmlElement.text;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hongxian.gis.crs.Datum;
import org.hongxian.map.tile.TileMatrixSet;

/** A tile matrix set as GeoWebCache has it: coordinates easting first, with a flag for clients that want them the other way. */
final class GridSetDocument {

    private static final double PIXEL_METRES = 0.000_28;
    private static final double METRES_PER_DEGREE = Datum.CGCS2000.semiMajorAxisMetres() * Math.PI / 180;

    private GridSetDocument() {}

    static XmlElement describe(TileMatrixSet grid) {
        boolean geographic = grid.equals(TileMatrixSet.CGCS2000_QUAD);
        List<XmlElement> corners = Stream.of(
                        grid.west(), grid.north() - grid.height(), grid.west() + grid.width(), grid.north())
                .map(value -> text("double", value))
                .toList();
        return XmlElement.of(
                "gridSet",
                text("name", grid.id()),
                text("description", grid.title()),
                XmlElement.of("srs", text("number", grid.crs().epsg())),
                XmlElement.of("extent", XmlElement.of("coords", corners)),
                text("alignTopLeft", true),
                XmlElement.of(
                        "resolutions",
                        grid.resolutions().stream()
                                .map(value -> text("double", value))
                                .toList()),
                text("metersPerUnit", geographic ? METRES_PER_DEGREE : 1.0),
                text("pixelSize", PIXEL_METRES),
                XmlElement.of(
                        "scaleNames",
                        IntStream.range(0, grid.resolutions().size())
                                .mapToObj(zoom -> text("string", grid.id() + ":" + zoom))
                                .toList()),
                text("tileHeight", grid.tileSizePixels()),
                text("tileWidth", grid.tileSizePixels()),
                text("yCoordinateFirst", true));
    }
}
