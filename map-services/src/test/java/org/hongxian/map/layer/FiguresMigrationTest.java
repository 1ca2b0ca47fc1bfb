package org.hongxian.map.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.map.layer.LayerCatalogue.NewVersion;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

class FiguresMigrationTest {

    private static final String BEFORE_THE_NEW_NAME = "50.15";

    @Test
    void figuresKeptUnderTheOldNameOfTheAreaAreCountedAgain() throws ParseException {
        DataSource database = LayerTables.emptyInMemory();
        LayerTables.migration(database).target(BEFORE_THE_NEW_NAME).load().migrate();
        var catalogue =
                new DatabaseLayerCatalogue(database, new DataSourceTransactionManager(database), Clock.systemUTC());
        Geometry hectare = new WKTReader()
                .read(
                        "POLYGON ((39540000 3450000, 39540100 3450000, 39540100 3450100, 39540000 3450100, 39540000 3450000))");
        LayerVersion version = catalogue.importVersion(
                new NewVersion("DLTB", "地类图斑", new CrsCode(4527), null, null, "test"),
                Stream.of(new LayerFeature("p1", hectare, Map.of("DLBM", "0101"))));
        var jdbc = new JdbcTemplate(database);
        int renamed = jdbc.update("UPDATE layer_figures SET figures = REPLACE(figures, 'areaSquareMetres', 'area')");

        LayerTables.in(database);

        assertThat(renamed).isOne();
        assertThat(catalogue.figures(version).areaSquareMetres()).isEqualTo(10_000);
    }
}
