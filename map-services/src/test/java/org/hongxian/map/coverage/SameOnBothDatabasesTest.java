package org.hongxian.map.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.hongxian.gis.overlay.OverlayEngine;
import org.hongxian.gis.overlay.OverlayOptions;
import org.hongxian.gis.overlay.OverlayResult;
import org.hongxian.gis.overlay.OverlayTolerances;
import org.hongxian.map.coverage.VersionCoverage.GroupArea;
import org.hongxian.map.layer.LayerVersion;
import org.hongxian.map.layer.PostgisSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.locationtech.jts.geom.MultiPolygon;

/** One layer and the same red lines on H2 and on PostGIS: the same digest, the same files, the same areas to the last bit. */
@EnabledIfEnvironmentVariable(named = PostgisSchema.VARIABLE, matches = "jdbc:postgresql:.+")
class SameOnBothDatabasesTest extends CoveredRegion {

    private boolean onPostgis;

    /** What may not depend on the database. */
    private record Measured(String digest, List<List<GroupArea>> direct, List<String> pieces, List<String> files) {}

    @Override
    DataSource dataSource() {
        return onPostgis
                ? PostgisSchema.fresh("same_on_both_test")
                : JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
    }

    @Test
    void aLayerAndItsMeasurementsAreTheSameOnBoth() throws Exception {
        Measured onH2 = measured();
        files.close();
        for (Path file : coverageFiles()) {
            Files.delete(file);
        }
        onPostgis = true;
        catalogue();

        assertThat(measured()).isEqualTo(onH2);
        assertThat(onH2.pieces()).hasSizeGreaterThan(40);
        assertThat(onH2.files()).hasSize(2);
    }

    private Measured measured() throws IOException {
        LayerVersion version = imported(61);
        awaitReady(version);
        var direct = new ArrayList<List<GroupArea>>();
        var pieces = new ArrayList<String>();
        for (int seed = 1; seed <= 5; seed++) {
            MultiPolygon redLine = redLine(seed);
            direct.add(areas(version, redLine));
            var options = new OverlayOptions(FIELDS, "", OverlayTolerances.on(DAY));
            OverlayResult result =
                    new OverlayEngine().overlay(redLine, ZONE_39, catalogue.source(version), List.of(), options);
            result.pieces()
                    .forEach(piece -> pieces.add(piece.feature() + " " + Double.toHexString(piece.areaSquareMetres())));
        }
        var bytes = new ArrayList<String>();
        for (Path file : coverageFiles()) {
            bytes.add(HexFormat.of().formatHex(Files.readAllBytes(file)));
        }
        return new Measured(version.digest(), direct, pieces, bytes);
    }
}
