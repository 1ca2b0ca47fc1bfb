package org.hongxian.gis.packed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.WKTReader;

class PackedCoverageTest {

    @TempDir
    Path folder;

    @Test
    void keepsIdsValuesAndAreas() throws Exception {
        PackedCoverage packed = pack(
                new String[] {"b", "a"},
                "POLYGON ((39500000 4000000, 39501000 4000000, 39501000 4001000, 39500000 4001000, 39500000 4000000))",
                """
                POLYGON ((39600000 4000000, 39601000 4000000, 39601000 4001000, 39600000 4001000, 39600000 4000000),
                  (39600400 4000400, 39600600 4000400, 39600600 4000600, 39600400 4000600, 39600400 4000400))""");
        int hole = packed.id(0).equals("a") ? 0 : 1;
        assertThat(packed.parcels()).isEqualTo(2);
        assertThat(packed.points()).isEqualTo(12);
        assertThat(packed.crs()).isEqualTo(new CrsCode(4527));
        assertThat(packed.planarSquareMetres(hole)).isEqualTo(960_000);
        assertThat(packed.ellipsoidalSquareMetres(hole)).isCloseTo(959_761.20, within(0.005));
        assertThat(packed.ellipsoidalSquareMetres(1 - hole)).isCloseTo(999_999.9918, within(0.0005));
        assertThat(packed.texts(0).get(packed.value(0, hole))).isEqualTo("a地类");
        assertThat(packed.source()).isEqualTo("digest");
    }

    @Test
    void anInvalidFeatureIsMeasuredRepairedAndNamed() throws Exception {
        PackedCoverage packed = pack(
                new String[] {"bow", "flat"},
                "POLYGON ((39500000 4000000, 39500100 4000100, 39500100 4000000, 39500000 4000100, 39500000 4000000))",
                "POLYGON ((39500000 4000000, 39500100 4000000, 39500050 4000000, 39500000 4000000))");
        assertThat(packed.repaired()).containsExactly("bow", "flat");
        assertThat(packed.skipped()).containsExactly("flat");
        assertThat(packed.planarSquareMetres(0)).isEqualTo(5000);
    }

    @Test
    void ofVeryManyInvalidFeaturesTheFirstThousandAreNamed() throws Exception {
        int many = 1_200;
        var ids = new String[many];
        var outlines = new String[many];
        for (int i = 0; i < many; i++) {
            ids[i] = "bow%04d".formatted(i);
            double west = 39_500_000 + 20.0 * i;
            outlines[i] = "POLYGON ((%1$s 4000000, %2$s 4000010, %2$s 4000000, %1$s 4000010, %1$s 4000000))"
                    .formatted(west, west + 10);
        }

        PackedCoverage packed = pack(ids, outlines);

        assertThat(packed.parcels()).isEqualTo(many);
        assertThat(packed.repaired()).hasSize(1_000).startsWith("bow0000").endsWith("bow0999");
    }

    @Test
    void givesBackTheGeometryItWasGiven() throws Exception {
        var coverage = new JitteredCoverage(4, 10, 90);
        PackedCoverage packed = coverage.pack(folder.resolve("c"));
        for (int i = 0; i < packed.parcels(); i++) {
            Geometry given = coverage.parcels.get(Integer.parseInt(packed.id(i).substring(1)));
            assertThat(packed.geometry(i)
                            .norm()
                            .equalsExact(
                                    packed.geometry(i)
                                            .getFactory()
                                            .createMultiPolygon(new Polygon[] {(Polygon) given})
                                            .norm(),
                                    1e-9))
                    .isTrue();
        }
    }

    @Test
    void packingThatIsGivenUpLeavesNothingWhereverItIs() throws Exception {
        var coverage = new JitteredCoverage(6, 30, 90);
        for (int asked = 0; asked < 900; asked += 90) {
            Path file = folder.resolve("given-up");
            int[] left = {asked};
            try (var writer = new PackedCoverageWriter(file, CrsCatalogue.get(JitteredCoverage.CRS))) {
                for (int i = 0; i < coverage.parcels.size(); i++) {
                    writer.add(JitteredCoverage.id(i), coverage.parcels.get(i), Map.of());
                }
                assertThatThrownBy(() -> writer.finish("given up", () -> left[0]-- > 0))
                        .isInstanceOf(CancellationException.class);
            }
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Test
    void theSameFeaturesGiveTheSameBytes() throws Exception {
        new JitteredCoverage(5, 12, 90).pack(folder.resolve("one"));
        new JitteredCoverage(5, 12, 90).pack(folder.resolve("two"));
        assertThat(folder.resolve("one")).hasSameBinaryContentAs(folder.resolve("two"));
        assertThat(folder).isDirectoryNotContaining("glob:**/*.{points,unfinished}");
    }

    @Test
    void everyChangedByteAndEveryCutIsNoticed() throws Exception {
        Path file = folder.resolve("c");
        new JitteredCoverage(6, 6, 90).pack(file);
        byte[] whole = Files.readAllBytes(file);
        var random = new Random(11);
        for (int i = 0; i < 300; i++) {
            byte[] damaged = whole.clone();
            int at = random.nextInt(whole.length);
            damaged[at] ^= (byte) (1 << random.nextInt(8));
            Path changed = Files.write(folder.resolve("changed" + i), damaged);
            assertThatThrownBy(() -> PackedCoverage.open(changed)).isInstanceOf(DamagedCoverageException.class);
            Path cut = folder.resolve("cut" + i);
            Files.write(cut, Arrays.copyOf(whole, random.nextInt(whole.length)));
            assertThatThrownBy(() -> PackedCoverage.open(cut)).isInstanceOf(DamagedCoverageException.class);
        }
    }

    @Test
    void aFileCutOffWhileItIsInUseGivesNoAreaButAnException() throws Exception {
        Path file = folder.resolve("c");
        var coverage = new JitteredCoverage(8, 80, 90);
        PackedCoverage packed = coverage.pack(file);
        MultiPolygon corridor = coverage.corridor(40);
        var areas = new AreaByGroup(Grouping.by(packed, List.of("DLBM")));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(8192);
        }
        assertThatThrownBy(() ->
                        new DirectOverlay(packed).measure(corridor, new AreaByGroup(Grouping.by(packed, List.of()))))
                .isInstanceOf(DamagedCoverageException.class)
                .hasMessageContaining("cut off");
    }

    @Test
    void aFeatureTooFarFromTheOthersIsRefused() throws Exception {
        try (var writer = new PackedCoverageWriter(folder.resolve("c"), CrsCatalogue.get(new CrsCode(4527)))) {
            writer.add("here", square(39_500_000, 4_000_000), Map.of());
            assertThatThrownBy(() -> writer.add("there", square(39_500_000, 4_300_000), Map.of()))
                    .isInstanceOf(CoordinateOutOfRangeException.class);
        }
    }

    @Test
    void anEmptyCoverageAnswersNothing() throws Exception {
        PackedCoverage packed = pack(new String[0]);
        var areas = new AreaByGroup(Grouping.by(packed, List.of()));
        new DirectOverlay(packed).measure(new JitteredCoverage(1, 4, 90).site(100, 9), areas);
        assertThat(packed.parcels()).isZero();
        assertThat(areas.grouping().size()).isZero();
    }

    @Test
    void groupsAreNamedByTheirValues() throws Exception {
        var coverage = new JitteredCoverage(9, 12, 90);
        PackedCoverage packed = coverage.pack(folder.resolve("c"));
        var areas = new AreaByGroup(Grouping.by(packed, List.of("DLBM")));
        new DirectOverlay(packed).measure(everything(), areas);
        double paddy = 0;
        double all = 0;
        for (int i = 0; i < coverage.parcels.size(); i++) {
            double area = coverage.parcels.get(i).getArea();
            all += area;
            paddy += i % 3 == 0 ? area : 0;
        }
        int group = areas.grouping().values(0).get("DLBM").equals("0103") ? 0 : 1;
        assertThat(areas.grouping().size()).isEqualTo(2);
        assertThat(areas.planarSquareMetres(group)).isCloseTo(paddy, within(1e-6));
        assertThat(areas.planarSquareMetres(1 - group)).isCloseTo(all - paddy, within(1e-6));
    }

    private static MultiPolygon everything() throws Exception {
        return square(39_590_000, 3_990_000, 40_000);
    }

    private static MultiPolygon square(double easting, double northing) throws Exception {
        return square(easting, northing, 100);
    }

    private static MultiPolygon square(double easting, double northing, double side) throws Exception {
        return (MultiPolygon) new WKTReader()
                .read("MULTIPOLYGON (((%1$f %2$f, %3$f %2$f, %3$f %4$f, %1$f %4$f, %1$f %2$f)))"
                        .formatted(easting, northing, easting + side, northing + side));
    }

    private PackedCoverage pack(String[] ids, String... wkt) throws Exception {
        Path file = folder.resolve("packed");
        try (var writer = new PackedCoverageWriter(file, CrsCatalogue.get(new CrsCode(4527)))) {
            for (int i = 0; i < ids.length; i++) {
                Geometry geometry = new WKTReader().read(wkt[i]);
                writer.add(ids[i], geometry, Map.of("DLBM", ids[i] + "地类"));
            }
            writer.finish("digest");
        }
        return PackedCoverage.open(file);
    }
}
