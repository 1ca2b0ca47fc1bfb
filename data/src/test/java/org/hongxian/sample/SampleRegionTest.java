package org.hongxian.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.hongxian.gis.overlay.LayerFeature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;

class SampleRegionTest {

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 20_261_122})
    void parcelsFormAValidCoverageWithoutGaps(long seed) {
        var region = new SampleRegion(seed, RegionSize.ofParcels(8_000));
        var parcels = features(region::landUse).geometries();

        assertThat(parcels.stream().allMatch(Geometry::isValid)).isTrue();
        Geometry[] invalidEdges = CoverageValidator.validate(parcels.toArray(new Geometry[0]), 0.5);
        assertThat(CoverageValidator.hasInvalidResult(invalidEdges)).isFalse();
        double total = parcels.stream().mapToDouble(Geometry::getArea).sum();
        assertThat(total).isCloseTo(region.extent().getArea(), within(1e-3));
    }

    @Test
    void parcelsLookLikeASurvey() {
        var region = new SampleRegion(20_261_122, RegionSize.ofParcels(20_000));
        Features parcels = features(region::landUse);

        assertThat(parcels.geometries().size()).isBetween(19_000, 21_000);
        double vertices = parcels.geometries().stream()
                .mapToInt(Geometry::getNumPoints)
                .average()
                .orElseThrow();
        assertThat(vertices).isBetween(44.0, 60.0);
        long withHole = parcels.geometries().stream()
                .filter(parcel -> ((Polygon) parcel).getNumInteriorRing() > 0)
                .count();
        assertThat(withHole).isGreaterThan(20);
        Map<String, Double> areaOfClass = new HashMap<>();
        for (int i = 0; i < parcels.geometries().size(); i++) {
            areaOfClass.merge(
                    (String) parcels.fields().get(i).get("DLBM"),
                    parcels.geometries().get(i).getArea(),
                    Double::sum);
        }
        double total = region.extent().getArea();
        double cultivated = areaOfClass.get("0101") + areaOfClass.get("0102") + areaOfClass.get("0103");
        assertThat(cultivated / total).isBetween(0.3, 0.7);
        assertThat(areaOfClass)
                .containsKeys("0301", "0702", "0701", "05H1", "0601", "1003", "1006", "1101", "1104", "1107", "1202");
        assertThat(parcels.fields().stream().map(fields -> fields.get("BSM")))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.toString().matches("99010[12]3001\\d{8}"));
        assertThat(parcels.fields()).allSatisfy(fields -> {
            assertThat(fields.get("QSDWDM").toString()).matches("99010[12]\\d{13}");
            assertThat(fields.get("ZLDWDM").toString()).matches("99010[12]\\d{6}0000000");
        });
    }

    @Test
    void countiesAndVillagesTileTheRegion() {
        var region = new SampleRegion(7, RegionSize.ofParcels(8_000));
        for (Features units : List.of(features(region::counties), features(region::villageUnits))) {
            assertThat(units.geometries().stream().allMatch(Geometry::isValid)).isTrue();
            assertThat(CoverageValidator.hasInvalidResult(
                            CoverageValidator.validate(units.geometries().toArray(new Geometry[0]), 0.5)))
                    .isFalse();
            assertThat(units.geometries().stream()
                            .mapToDouble(Geometry::getArea)
                            .sum())
                    .isCloseTo(region.extent().getArea(), within(1e-3));
        }
        Features villages = features(region::villageUnits);
        assertThat(new HashSet<>(villages.fields().stream()
                        .map(fields -> fields.get("ZLDWMC"))
                        .toList()))
                .hasSameSizeAs(villages.fields());
    }

    @Test
    void basicFarmlandIsMadeOfCultivatedParcels() {
        var region = new SampleRegion(20_261_122, RegionSize.ofParcels(8_000));
        Features parcels = features(region::landUse);
        Features farmland = features(region::basicFarmland);

        var index = new STRtree();
        farmland.geometries().forEach(block -> index.insert(block.getEnvelopeInternal(), block));
        double cultivatedInside = 0;
        for (int i = 0; i < parcels.geometries().size(); i++) {
            Geometry parcel = parcels.geometries().get(i);
            for (Object block : index.query(parcel.getEnvelopeInternal())) {
                if (PreparedGeometryFactory.prepare((Geometry) block).contains(parcel.getInteriorPoint())) {
                    assertThat(parcels.fields().get(i).get("DLBM").toString()).startsWith("01");
                    cultivatedInside += parcel.getArea();
                }
            }
        }
        double total =
                farmland.geometries().stream().mapToDouble(Geometry::getArea).sum();
        assertThat(total).isGreaterThan(1_000_000).isCloseTo(cultivatedInside, within(1e-3));
        assertThat(farmland.geometries().stream().allMatch(Geometry::isValid)).isTrue();
    }

    @Test
    void theSameSeedGivesTheSameBytes(@TempDir Path one, @TempDir Path other, @TempDir Path different)
            throws IOException {
        SampleRegionGenerator.generate(5, 8_000, one);
        SampleRegionGenerator.generate(5, 8_000, other);
        SampleRegionGenerator.generate(6, 8_000, different);

        assertThat(Files.readString(one.resolve("region.json")))
                .isEqualTo(Files.readString(other.resolve("region.json")))
                .isNotEqualTo(Files.readString(different.resolve("region.json")));
        assertThat(one.resolve("layers/DLTB.geojson")).hasSameBinaryContentAs(other.resolve("layers/DLTB.geojson"));
    }

    @Test
    void theFilesReadBackAsTheyWereMade(@TempDir Path folder) throws IOException {
        SampleRegionGenerator.generate(5, 8_000, folder);

        SampleRegionFiles files = SampleRegionFiles.open(folder);

        assertThat(files.layers())
                .extracting(SampleRegionFiles.Layer::key)
                .containsExactly("DLTB", "YJJBNTTB", "STBHHX", "CZKFBJ", "XZQ", "CJDCQ");
        for (SampleRegionFiles.Layer layer : files.layers()) {
            List<LayerFeature> made = SampleLayer.valueOf(layer.key()).features(5, 8_000);
            try (var read = files.features(layer)) {
                List<LayerFeature> back = read.toList();
                assertThat(back).hasSameSizeAs(made).hasSize((int) layer.features());
                for (int i = 0; i < made.size(); i += 97) {
                    assertThat(back.get(i).id()).isEqualTo(made.get(i).id());
                    assertThat(back.get(i).attributes()).isEqualTo(made.get(i).attributes());
                    assertThat(back.get(i).geometry().equalsExact(made.get(i).geometry()))
                            .isTrue();
                }
            }
        }
    }

    @Test
    void aChangedFileIsRefused(@TempDir Path folder) throws IOException {
        SampleRegionGenerator.generate(5, 8_000, folder);
        SampleRegionFiles files = SampleRegionFiles.open(folder);
        Files.writeString(folder.resolve("layers/XZQ.geojson"), "{}");

        assertThatThrownBy(() -> files.features(files.layers().get(4)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("XZQ.geojson");
    }

    private static Features features(java.util.function.Consumer<SampleRegion.FeatureSink> layer) {
        var features = new Features(new ArrayList<>(), new ArrayList<>());
        layer.accept((fields, geometry) -> {
            features.fields().add(fields);
            features.geometries().add(geometry);
        });
        return features;
    }

    private record Features(List<Map<String, Object>> fields, List<Geometry> geometries) {}
}
