package org.hongxian.gis.geopackage;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hongxian.gis.coordinatefile.BoundaryFile;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.coordinatefile.PlotFeature;
import org.hongxian.gis.coordinatefile.PlotFields;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.geopackage.GeoPackageWriter.ColumnType;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;

/** The plots of a surveyor as the one table of a GeoPackage. */
final class PlotTable {

    private static final String TABLE = "plots";
    private static final GeometryFactory GEOMETRIES = new GeometryFactory();
    private static final Map<String, ColumnType> COLUMNS = columns();

    private PlotTable() {}

    /** @throws IllegalArgumentException if the CRS of the file is unknown */
    static void write(BoundaryFile file, OutputStream out) throws IOException {
        CrsCode crs = file.crs();
        if (crs == null) {
            throw new IllegalArgumentException("the CRS of the file is unknown");
        }
        Path database = Files.createTempFile("hongxian", ".gpkg");
        try {
            try (var writer = GeoPackageWriter.create(database, TABLE, crs, COLUMNS)) {
                for (Plot plot : file.plots()) {
                    PlotFeature feature = PlotFeature.of(plot);
                    writer.add(
                            geometry(feature),
                            COLUMNS.keySet().stream()
                                    .map(feature.attributes()::get)
                                    .toList());
                }
            }
            Files.copy(database, out);
            out.flush();
        } finally {
            Files.deleteIfExists(database);
        }
    }

    private static MultiPolygon geometry(PlotFeature feature) {
        return GEOMETRIES.createMultiPolygon(feature.polygons().stream()
                .map(rings -> GEOMETRIES.createPolygon(
                        ring(rings.get(0)),
                        rings.stream().skip(1).map(PlotTable::ring).toArray(LinearRing[]::new)))
                .toArray(Polygon[]::new));
    }

    private static LinearRing ring(List<BoundaryPoint> points) {
        var coordinates = new Coordinate[points.size() + 1];
        for (int i = 0; i < coordinates.length; i++) {
            BoundaryPoint point = points.get(i % points.size());
            coordinates[i] = new Coordinate(point.easting(), point.northing());
        }
        return GEOMETRIES.createLinearRing(coordinates);
    }

    private static Map<String, ColumnType> columns() {
        var columns = new LinkedHashMap<String, ColumnType>();
        columns.put(PlotFields.NUMBER, ColumnType.TEXT);
        columns.put(PlotFields.NAME, ColumnType.TEXT);
        columns.put(PlotFields.DECLARED_AREA, ColumnType.REAL);
        columns.put(PlotFields.DECLARED_COUNT, ColumnType.INTEGER);
        columns.put(PlotFields.MAP_SHEET, ColumnType.TEXT);
        columns.put(PlotFields.USE, ColumnType.TEXT);
        columns.put(PlotFields.LAND_CLASS, ColumnType.TEXT);
        columns.put(PlotFields.POINT_NAMES, ColumnType.TEXT);
        return columns;
    }
}
