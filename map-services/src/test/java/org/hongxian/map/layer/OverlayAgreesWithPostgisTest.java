package org.hongxian.map.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.hongxian.gis.coordinatefile.CoordinateFiles;
import org.hongxian.gis.coordinatefile.ReadOptions;
import org.hongxian.gis.coordinatefile.RingAssembler;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.gis.overlay.OverlayEngine;
import org.hongxian.gis.overlay.OverlayOptions;
import org.hongxian.gis.overlay.OverlayResult;
import org.hongxian.gis.overlay.Verdict;
import org.hongxian.map.layer.LayerCatalogue.NewVersion;
import org.hongxian.sample.SampleRegionFiles;
import org.hongxian.sample.SampleRegionGenerator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.MultiPolygon;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** Our areas against ST_Intersection, for every clean sample red line. */
@EnabledIfEnvironmentVariable(named = PostgisSchema.VARIABLE, matches = "jdbc:postgresql:.+")
class OverlayAgreesWithPostgisTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final CrsCode ZONE_39 = new CrsCode(4527);

    @TempDir
    private static Path region;

    private static JdbcTemplate jdbc;
    private static DatabaseLayerCatalogue catalogue;

    @BeforeAll
    static void importTheRegion() throws IOException {
        SampleRegionGenerator.generate(20_261_122, 20_000, region);
        DataSource database = LayerTables.in(PostgisSchema.fresh("overlay_test"));
        jdbc = new JdbcTemplate(database);
        catalogue = new DatabaseLayerCatalogue(database, new DataSourceTransactionManager(database), Clock.systemUTC());
        SampleRegionFiles files = SampleRegionFiles.open(region);
        for (SampleRegionFiles.Layer layer : files.layers()) {
            try (Stream<LayerFeature> features = files.features(layer)) {
                catalogue.importVersion(
                        new NewVersion(
                                layer.key(), layer.title(), layer.crs(), layer.dataDate(), layer.extent(), "test"),
                        features);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"province-photovoltaic-park", "ministry-logistics-park", "two-plots-with-hole-substation"})
    void rawPiecesAgreeAndTheClosedTableIsExactlyTheRedLine(String name) {
        MultiPolygon redLine = RingAssembler.assemble(
                CoordinateFiles.read(region.resolve("red-lines/" + name + ".txt"), ReadOptions.standard())
                        .file()
                        .plots());

        OverlayResult result = new OverlayEngine()
                .overlay(
                        redLine,
                        ZONE_39,
                        catalogue.source(version("DLTB")),
                        List.of(catalogue.source(version("YJJBNTTB")), catalogue.source(version("STBHHX"))),
                        OverlayOptions.dossier(DAY));

        Map<String, Double> ours = new HashMap<>();
        result.pieces().forEach(piece -> ours.merge(piece.feature(), piece.areaSquareMetres(), Double::sum));
        Map<String, Double> theirs = postgisPieces(redLine);
        assertThat(ours.keySet()).hasSizeGreaterThan(10).isEqualTo(theirs.keySet());
        theirs.forEach((feature, area) ->
                assertThat(ours.get(feature)).as(feature).isCloseTo(area, within(Math.max(1e-6, area * 1e-9))));

        double basicFarmland = result.pieces().stream()
                .filter(OverlayResult.Piece::basicFarmland)
                .mapToDouble(OverlayResult.Piece::areaSquareMetres)
                .sum();
        assertThat(basicFarmland)
                .isCloseTo(postgisArea("YJJBNTTB", redLine), within(Math.max(1e-6, basicFarmland * 1e-9)));

        BigDecimal table = result.rows().stream()
                .map(OverlayResult.Row::hectares)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .add(result.uncoveredHectares());
        assertThat(table.subtract(result.redLineHectares())).isEqualByComparingTo(BigDecimal.ZERO);
        assertThat(result.closed()).isTrue();
        assertThat(result.closureErrorSquareMetres()).isCloseTo(0, within(1e-4));
        assertThat(result.answers().get(1).verdict()).isEqualTo(Verdict.CLEAR);
    }

    private static LayerVersion version(String layer) {
        return catalogue.findCurrent(layer).orElseThrow();
    }

    /** Features that share less than the raw sliver tolerance of a thousandth of a square metre are left out on both sides. */
    private static Map<String, Double> postgisPieces(MultiPolygon redLine) {
        Map<String, Double> pieces = new HashMap<>();
        byte[] bytes = Ewkb.bytes(redLine, 4527);
        jdbc.query(
                "SELECT id, ST_Area(ST_Intersection(geom, ?::geometry)) AS area FROM " + table("DLTB")
                        + " WHERE geom && ?::geometry",
                row -> {
                    if (row.getDouble("area") > 0.001) {
                        pieces.put(row.getString("id"), row.getDouble("area"));
                    }
                },
                bytes,
                bytes);
        return pieces;
    }

    private static double postgisArea(String layer, MultiPolygon redLine) {
        byte[] bytes = Ewkb.bytes(redLine, 4527);
        Double area = jdbc.queryForObject(
                "SELECT COALESCE(SUM(ST_Area(ST_Intersection(geom, ?::geometry))), 0) FROM " + table(layer)
                        + " WHERE geom && ?::geometry",
                Double.class,
                bytes,
                bytes);
        return area == null ? 0 : area;
    }

    private static String table(String layer) {
        return jdbc.queryForObject(
                "SELECT feature_table FROM layer_version WHERE id = ?",
                String.class,
                version(layer).id());
    }
}
