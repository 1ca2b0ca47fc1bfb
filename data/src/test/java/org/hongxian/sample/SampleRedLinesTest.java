package org.hongxian.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hongxian.gis.coordinatefile.CoordinateFiles;
import org.hongxian.gis.coordinatefile.ReadOptions;
import org.hongxian.gis.coordinatefile.ReadResult;
import org.hongxian.gis.coordinatefile.RingAssembler;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.issue.IssueCode;
import org.hongxian.gis.issue.Severity;
import org.hongxian.gis.overlay.InMemoryLayer;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.gis.overlay.OverlayEngine;
import org.hongxian.gis.overlay.OverlayOptions;
import org.hongxian.gis.overlay.OverlayResult;
import org.hongxian.gis.topology.CheckContext;
import org.hongxian.gis.topology.NamedArea;
import org.hongxian.gis.topology.TopologyCheck;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;

class SampleRedLinesTest {

    private static final long SEED = 20_261_122;
    private static final int PARCELS = 20_000;
    private static final CrsCode ZONE_39 = new CrsCode(4527);
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    @TempDir
    private static Path folder;

    private static Geometry county;
    private static List<NamedArea> counties;

    @BeforeAll
    static void write() throws IOException {
        var region = new SampleRegion(SEED, RegionSize.ofParcels(PARCELS));
        SampleRedLines.write(region, folder);
        counties = SampleLayer.XZQ.features(SEED, PARCELS).stream()
                .map(feature -> new NamedArea(feature.attributes().get("XZQMC"), feature.geometry()))
                .toList();
        county = SampleLayer.XZQ.features(SEED, PARCELS).stream()
                .filter(feature -> feature.attributes().get("XZQDM").equals("990101"))
                .map(LayerFeature::geometry)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "TOO_FEW_POINTS",
                "SELF_INTERSECTION",
                "DUPLICATE_POINT",
                "NEAR_DUPLICATE_POINT",
                "SPIKE",
                "UNCLOSED_RING",
                "HOLE_OUTSIDE_SHELL",
                "PLOTS_OVERLAP",
                "GAP_BETWEEN_PLOTS",
                "ZERO_AREA",
                "OUTSIDE_COUNTY",
                "ZONE_WRONG",
                "ZONE_CONFLICT",
                "DECLARED_AREA_DIFFERS",
                "DECLARED_COUNT_DIFFERS",
                "AXIS_ORDER_SWAPPED",
                "SELF_TOUCH",
                "NARROW_NECK",
                "ACUTE_ANGLE",
                "TINY_HOLE",
                "RING_ORIENTATION",
                "VERTEX_SPACING",
                "COORDINATE_PRECISION",
                "MULTIPART_PLOT",
                "PARTS_SHARE_EDGE",
                "PLOT_DUPLICATED",
                "PLOT_CONTAINED",
                "NEAR_COINCIDENT_EDGE",
                "MISSING_SHARED_VERTEX",
                "STRADDLES_COUNTY"
            })
    void theFileNamedAfterADefectHasThatOneAndNoOther(IssueCode defect) {
        assertThat(findings(folder.resolve("defects/" + defect.key() + ".txt")))
                .extracting(Issue::code)
                .containsOnly(defect);
    }

    @Test
    void everyDefectFileIsNamedAfterACode() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("defects"))) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".txt", "")))
                    .hasSize(30)
                    .allMatch(name -> Stream.of(IssueCode.values())
                            .anyMatch(code -> code.key().equals(name)));
        }
    }

    @Test
    void theFileToBeCorrectedHasExactlyTwoDefects() {
        List<Issue> findings = findings(folder.resolve("two-defects-to-correct.txt"));

        assertThat(findings)
                .extracting(Issue::code)
                .containsExactlyInAnyOrder(IssueCode.SPIKE, IssueCode.SELF_INTERSECTION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"province-photovoltaic-park", "ministry-logistics-park", "two-plots-with-hole-substation"})
    void cleanRedLinesAreCleanAndTheSameInEveryFormat(String name) {
        MultiPolygon text = land(name + ".txt");
        for (String ending : List.of(".txt", ".zip", ".geojson")) {
            assertThat(findings(folder.resolve(name + ending)).stream().filter(i -> i.severity() != Severity.NOTE))
                    .as(name + ending)
                    .isEmpty();
            MultiPolygon other = land(name + ending);
            assertThat(other.getArea()).isCloseTo(text.getArea(), within(1e-6));
            assertThat(other.equalsTopo(text)).isTrue();
        }
    }

    @Test
    void theParkStaysBelowEveryThresholdAndTheLogisticsParkDoesNot() {
        OverlayResult park = overlay("province-photovoltaic-park.txt");
        OverlayResult logistics = overlay("ministry-logistics-park.txt");

        assertThat(park.redLineAreaSquareMetres()).isBetween(170_000.0, 200_000.0);
        assertThat(basicFarmland(park)).isZero();
        assertThat(cultivated(park)).isBetween(50_000.0, 350_000.0);
        assertThat(logistics.redLineAreaSquareMetres()).isBetween(550_000.0, 700_000.0);
        assertThat(basicFarmland(logistics)).isGreaterThan(100_000);
    }

    private static double basicFarmland(OverlayResult result) {
        return result.pieces().stream()
                .filter(OverlayResult.Piece::basicFarmland)
                .mapToDouble(OverlayResult.Piece::areaSquareMetres)
                .sum();
    }

    private static double cultivated(OverlayResult result) {
        return result.pieces().stream()
                .filter(piece -> piece.attributes().get("DLBM").startsWith("01"))
                .mapToDouble(OverlayResult.Piece::areaSquareMetres)
                .sum();
    }

    private static OverlayResult overlay(String file) {
        return new OverlayEngine()
                .overlay(
                        land(file),
                        ZONE_39,
                        layer(SampleLayer.DLTB),
                        List.of(layer(SampleLayer.YJJBNTTB)),
                        OverlayOptions.dossier(DAY));
    }

    private static InMemoryLayer layer(SampleLayer layer) {
        var region = new SampleRegion(SEED, RegionSize.ofParcels(PARCELS));
        return new InMemoryLayer(layer.name(), "1", ZONE_39, DAY, region.extent(), layer.features(SEED, PARCELS));
    }

    private static MultiPolygon land(String file) {
        return RingAssembler.assemble(read(folder.resolve(file)).file().plots());
    }

    private static List<Issue> findings(Path file) {
        ReadResult read = read(file);
        var findings = new ArrayList<>(read.issues());
        CheckContext context = CheckContext.of(read.file().crs(), DAY)
                .withFormat(read.file().format())
                .withCounty(county, "青禾县")
                .withCounties(counties);
        findings.addAll(TopologyCheck.check(read.file().plots(), context));
        return findings;
    }

    private static ReadResult read(Path file) {
        return CoordinateFiles.read(file, ReadOptions.standard().withCountyZone(39));
    }
}
