package org.hongxian.gis.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hongxian.gis.overlay.OverlayFixture.DAY;
import static org.hongxian.gis.overlay.OverlayFixture.ZONE_39;
import static org.hongxian.gis.overlay.OverlayFixture.parcel;
import static org.hongxian.gis.overlay.OverlayFixture.rectangle;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hongxian.gis.crs.CoordinateTransformer;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.testkit.ProcessorTime;
import org.junit.jupiter.api.Test;

class CoverageQualityTest {

    private static QualityReport check(LayerFeature... features) {
        return CoverageQuality.check(List.of(features), ZONE_39, DAY);
    }

    @Test
    void aMeshWithSharedCornersIsClean() {
        QualityReport report = CoverageQuality.check(OverlayFixture.mesh(30, 30, new Random(1)), ZONE_39, DAY);

        assertThat(report.isClean()).isTrue();
        assertThat(report.holes().count()).isZero();
        assertThat(report.coveredAreaSquareMetres()).isCloseTo(report.featureAreaSquareMetres(), within(1e-4));
    }

    @Test
    void anOverlapIsMeasuredAndNamesItsPair() {
        QualityReport report = check(
                parcel("A", "1", "0101", rectangle(0, 0, 50, 50)), parcel("B", "1", "0101", rectangle(48, 10, 90, 60)));

        assertThat(report.overlaps().count()).isEqualTo(1);
        assertThat(report.overlaps().areaSquareMetres()).isCloseTo(80, within(1e-6));
        assertThat(report.overlaps().places().get(0).feature()).isEqualTo("A / B");
        assertThat(report.isClean()).isFalse();
    }

    @Test
    void aNarrowStripIsAGapAndAWideEnclosedAreaIsAHole() {
        QualityReport report = check(
                parcel("A", "1", "0101", rectangle(0, 0, 50, 100)),
                parcel("B", "1", "0101", rectangle(50.2, 0, 100, 100)),
                parcel(
                        "C",
                        "1",
                        "0101",
                        "POLYGON ((200 0, 200 90, 290 90, 290 0, 200 0), (220 20, 260 20, 260 50, 220 50, 220 20))"));

        assertThat(report.gaps().count()).isEqualTo(1);
        assertThat(report.gaps().areaSquareMetres()).isCloseTo(20, within(0.01));
        assertThat(report.holes().count()).isEqualTo(1);
        assertThat(report.holes().areaSquareMetres()).isCloseTo(1200, within(1e-6));
    }

    @Test
    void aFeatureThatFillsAHoleExactlyLeavesNoHole() {
        QualityReport report = check(
                parcel(
                        "C",
                        "1",
                        "0101",
                        "POLYGON ((200 0, 200 90, 290 90, 290 0, 200 0), (220 20, 260 20, 260 50, 220 50, 220 20))"),
                parcel("D", "1", "0101", "POLYGON ((220 20, 260 20, 260 50, 220 50, 220 20))"));

        assertThat(report.isClean()).isTrue();
        assertThat(report.holes().count()).isZero();
    }

    @Test
    void aFeatureThatCoversAHoleAndMoreIsAnOverlapOnly() {
        QualityReport report = check(
                parcel(
                        "C",
                        "1",
                        "0101",
                        "POLYGON ((200 0, 200 90, 290 90, 290 0, 200 0), (220 20, 260 20, 260 50, 220 50, 220 20))"),
                parcel("D", "1", "0101", rectangle(219, 19, 261, 51)));

        assertThat(report.overlaps().areaSquareMetres()).isCloseTo(42 * 32 - 1200, within(1e-6));
        assertThat(report.holes().count()).isZero();
    }

    @Test
    void aWholeGroupOfParcelsInsideAnotherParcelOverlapsItParcelByParcel() {
        QualityReport report = check(
                parcel("A", "1", "0101", rectangle(0, 0, 100, 100)),
                parcel("B", "1", "0101", rectangle(20, 20, 40, 40)),
                parcel("C", "1", "0101", rectangle(40, 20, 60, 40)),
                parcel("D", "1", "0101", rectangle(20, 40, 40, 60)),
                parcel("E", "1", "0101", rectangle(40, 40, 60, 60)));

        assertThat(report.overlaps().places())
                .extracting(Spot::feature)
                .containsExactlyInAnyOrder("A / B", "A / C", "A / D", "A / E");
        assertThat(report.overlaps().areaSquareMetres()).isCloseTo(1600, within(1e-6));
    }

    @Test
    void anExtraVertexOnOneSideOfACommonEdgeIsNoDefect() {
        QualityReport report = check(
                parcel("A", "1", "0101", "POLYGON ((0 0, 0 100, 50 100, 50 40, 50 0, 0 0))"),
                parcel("B", "1", "0101", rectangle(50, 0, 100, 100)));

        assertThat(report.isClean()).isTrue();
    }

    @Test
    void anInvalidFeatureIsNamedWithReasonAndPlace() {
        QualityReport report = check(parcel("T", "1", "0101", "POLYGON ((0 0, 100 100, 100 0, 0 100, 0 0))"));

        assertThat(report.invalid()).singleElement().satisfies(invalid -> {
            assertThat(invalid.feature()).isEqualTo("T");
            assertThat(invalid.easting()).isCloseTo(39_540_050, within(1e-6));
        });
    }

    @Test
    void aLayerInLongitudeAndLatitudeIsMeasuredInMetres() {
        var degrees = new CrsCode(4326);
        CoordinateTransformer way = CoordinateTransformer.between(ZONE_39, degrees);
        var features = new ArrayList<LayerFeature>();
        for (LayerFeature f : List.of(
                parcel("A", "1", "0101", rectangle(0, 0, 50, 50)),
                parcel("B", "1", "0101", rectangle(48, 10, 90, 60)))) {
            features.add(new LayerFeature(f.id(), way.transform(f.geometry()), f.attributes()));
        }

        QualityReport report = CoverageQuality.check(features, degrees, DAY);

        assertThat(report.overlaps().areaSquareMetres()).isCloseTo(80, within(1e-3));
        assertThat(report.overlaps().places().get(0).northing()).isBetween(31.0, 31.3);
    }

    @Test
    @ProcessorTime(seconds = 10)
    void twentyThousandParcelsTakeSeconds() {
        List<LayerFeature> mesh = new ArrayList<>(OverlayFixture.mesh(200, 100, new Random(5)));
        mesh.add(parcel("ZZ", "1", "0101", rectangle(1000, 1000, 1010, 1010)));

        QualityReport report = CoverageQuality.check(mesh, ZONE_39, DAY);

        assertThat(report.overlaps().areaSquareMetres()).isCloseTo(100, within(1e-6));
    }
}
