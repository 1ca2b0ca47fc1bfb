package org.hongxian.gis.geopackage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.geopackage.GeoPackageWriter.ColumnType;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** GeoPackages of a few parcels, and what a sender may have done to them. */
final class GeoPackageFixture {

    static final String SQUARE =
            "POLYGON ((39500000 4000000, 39500100 4000000, 39500100 4000100, 39500000 4000100, 39500000 4000000))";
    static final String BESIDE =
            "POLYGON ((39500100 4000000, 39500150 4000000, 39500150 4000100, 39500100 4000100, 39500100 4000000))";

    private GeoPackageFixture() {}

    /** Layer DLTB in EPSG:4527 with DLBM 0101, 0102 ... in the order of the shapes. */
    static Path layer(Path folder, String... shapes) {
        return layer(folder.resolve("layer.gpkg"), new CrsCode(4527), shapes);
    }

    static Path layer(Path file, CrsCode crs, String... shapes) {
        try (var writer = GeoPackageWriter.create(file, "DLTB", crs, Map.of("DLBM", ColumnType.TEXT))) {
            int number = 101;
            for (String wkt : shapes) {
                Geometry shape = new WKTReader().read(wkt);
                MultiPolygon land = shape instanceof MultiPolygon multi
                        ? multi
                        : shape.getFactory().createMultiPolygon(new Polygon[] {(Polygon) shape});
                writer.add(land, List.of("0" + number++));
            }
            return file;
        } catch (IOException | ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs statements against the file, as anybody with a database program can. */
    static Path changed(Path file, String... statements) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
            return file;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Puts a geometry of its own making in place of the first one: the header of a GeoPackage before the binary. */
    static Path withBinary(Path file, int flags, String hexadecimal) {
        byte[] binary = HexFormat.of().parseHex(hexadecimal);
        byte[] blob = ByteBuffer.allocate(8 + binary.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {'G', 'P', 0, (byte) flags})
                .putInt(4527)
                .put(binary)
                .array();
        return withBlob(file, blob);
    }

    static Path withBlob(Path file, byte[] blob) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                PreparedStatement statement = connection.prepareStatement("UPDATE DLTB SET geom = ? WHERE fid = 1")) {
            statement.setBytes(1, blob);
            statement.executeUpdate();
            return file;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Little-endian well-known binary of one ring, as it is given: nothing is closed. */
    static String polygon(int type, double[]... points) {
        int ordinates = points[0].length;
        ByteBuffer out = ByteBuffer.allocate(13 + 8 * ordinates * points.length).order(ByteOrder.LITTLE_ENDIAN);
        out.put((byte) 1).putInt(type).putInt(1).putInt(points.length);
        for (double[] point : points) {
            for (double ordinate : point) {
                out.putDouble(ordinate);
            }
        }
        return HexFormat.of().formatHex(out.array());
    }
}
