package org.hongxian.gis.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.hongxian.gis.bulk.AreaTable.Format;
import org.hongxian.gis.bulk.AreaTable.Layout;
import org.hongxian.gis.bulk.RedLineAreas.Cause;
import org.hongxian.gis.bulk.RedLineAreas.GroupArea;
import org.hongxian.gis.bulk.RedLineAreas.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPolygon;

class AreaJournalTest {

    private static final JournalHeader HEADER = new JournalHeader(
            JournalHeader.FORMAT,
            "digest",
            "EPSG:4527",
            List.of("layer"),
            "EPSG:4527",
            List.of("QSDWMC", "DLBM"),
            "planar",
            "2026-11-22");

    @TempDir
    Path folder;

    /** Two of three groups, and every tenth that crosses itself. */
    private static RedLineAreas areas(int position) {
        if (position % 10 == 0) {
            return RedLineAreas.without(
                    new RedLine(position, "D" + position, "坏", nowhere()),
                    Outcome.NOT_MEASURABLE,
                    new Problem(Cause.CROSSES_ITSELF, 39_540_000.5, 3_450_000.25));
        }
        var groups = new ArrayList<GroupArea>();
        groups.add(new GroupArea(
                List.of("甲村", "0101"), 4000.4, 3999.5, new BigDecimal("0.4000"), new BigDecimal("0.0000")));
        groups.add(new GroupArea(
                List.of("乙村", position % 2 == 0 ? "0301" : "0702"),
                1000.6,
                1000.1,
                new BigDecimal("0.1001"),
                new BigDecimal("0.0000")));
        return new RedLineAreas(
                position,
                "D" + position,
                "=1+1",
                Outcome.COVERED,
                null,
                5001,
                4999.6,
                new BigDecimal("0.5001"),
                groups,
                0,
                new BigDecimal("0.0000"),
                0,
                1e-9,
                true);
    }

    private static MultiPolygon nowhere() {
        return new GeometryFactory().createMultiPolygon();
    }

    private Path whole(String name, int count) throws Exception {
        Path file = folder.resolve(name);
        try (AreaJournal journal = AreaJournal.begin(file, HEADER)) {
            for (int i = 1; i <= count; i++) {
                journal.add(areas(i));
            }
            journal.finish();
        }
        return file;
    }

    @Test
    void cutAnywhereItGoesOnToTheVerySameBytes() throws Exception {
        byte[] whole = Files.readAllBytes(whole("whole", 100));
        var random = new Random(3);
        for (int i = 0; i < 60; i++) {
            Path cut = folder.resolve("cut" + i);
            int length = 200 + random.nextInt(whole.length - 200);
            byte[] bytes = Arrays.copyOf(whole, length);
            if (i % 3 == 0) {
                // As after a power failure: a tail of zeros.
                bytes = Arrays.copyOf(bytes, length + random.nextInt(5000));
            }
            Files.write(cut, bytes);

            try (AreaJournal journal = AreaJournal.goOn(cut, HEADER).orElseThrow()) {
                for (int next = (int) journal.totals().redLines() + 1; next <= 100; next++) {
                    journal.add(areas(next));
                }
                if (!journal.isWhole()) {
                    journal.finish();
                }
                assertThat(journal.totals().outcomes())
                        .containsEntry(Outcome.COVERED, 90L)
                        .containsEntry(Outcome.NOT_MEASURABLE, 10L);
            }

            assertThat(Files.readAllBytes(cut)).isEqualTo(whole);
        }
    }

    @Test
    void anotherDayGoesOnWithTheDayItWasBegun() throws Exception {
        Path file = whole("journal", 3);

        try (AreaJournal journal =
                AreaJournal.goOn(file, HEADER.on("2027-01-01")).orElseThrow()) {
            assertThat(journal.header().on()).isEqualTo("2026-11-22");
            assertThat(journal.isWhole()).isTrue();
        }
    }

    @Test
    void theJournalOfAnotherFileOrLayerIsNotGoneOnWith() throws Exception {
        Path file = whole("journal", 3);
        var other = new JournalHeader(
                HEADER.format(),
                "another digest",
                HEADER.crs(),
                HEADER.coverage(),
                HEADER.layerCrs(),
                HEADER.fields(),
                HEADER.area(),
                HEADER.on());

        assertThat(AreaJournal.goOn(file, other)).isEmpty();
        assertThat(AreaJournal.goOn(folder.resolve("none"), HEADER)).isEmpty();
    }

    @Test
    void whatIsNoJournalIsSaidToBeNone() throws Exception {
        Path file = Files.writeString(folder.resolve("other"), "{\"type\":\"FeatureCollection\"}\n");

        assertThat(AreaJournal.goOn(file, HEADER)).isEmpty();
        assertThatThrownBy(() -> AreaJournal.read(Files.writeString(file, "no json\n"), areas -> {}))
                .isInstanceOf(DamagedJournalException.class);
    }

    @Test
    void aWideTableHasAColumnForEveryGroupThatOccurs() throws Exception {
        List<String> lines = csv(whole("journal", 10), Layout.WIDE);

        assertThat(lines.get(0))
                .isEqualTo("\uFEFF序号,地块编号,地块名称,结果,平面面积(m²),椭球面积(m²),公顷,乙村 / 0301,乙村 / 0702,甲村 / 0101,"
                        + "无图层覆盖(公顷),无图层覆盖(m²),图层自身重叠(m²),闭合");
        assertThat(lines.get(1)).isEqualTo("1,D1,'=1+1,已量算,5001.00,4999.60,0.5001,,0.1001,0.4000,0.0000,0.00,0.00,是");
        assertThat(lines.get(10)).isEqualTo("10,D10,坏,\"边界自相交(3450000.250, 39540000.500)，不能量算\",,,,,,,,,,否");
        assertThat(lines).hasSize(11);
    }

    @Test
    void aLongTableHasARowForEveryRedLineAndGroup() throws Exception {
        List<String> lines = csv(whole("journal", 10), Layout.LONG);

        assertThat(lines).hasSize(1 + 9 * 2 + 1);
        assertThat(lines.get(2))
                .isEqualTo("1,D1,'=1+1,已量算,5001.00,4999.60,0.5001,乙村,0702,1000.60,1000.10,0.1001,,0.0000,0.00,0.00,是");
        assertThat(lines.get(19)).startsWith("10,D10,坏,").endsWith(",否");
    }

    @Test
    void aWorkbookHasTheSameBytesEveryTime() throws Exception {
        Path journal = whole("journal", 1200);

        byte[] first = bytes(journal, Format.XLSX, Layout.WIDE);

        assertThat(bytes(journal, Format.XLSX, Layout.WIDE)).isEqualTo(first);
        assertThat(first).startsWith("PK".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void linesOfJsonHaveNeitherHeadNorEnd() throws Exception {
        String text = new String(bytes(whole("journal", 10), Format.JSONL, Layout.WIDE), StandardCharsets.UTF_8);

        assertThat(text.lines()).hasSize(10).allSatisfy(line -> assertThat(line).startsWith("{\"position\":"));
    }

    private static List<String> csv(Path journal, Layout layout) throws Exception {
        return new String(bytes(journal, Format.CSV, layout), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    private static byte[] bytes(Path journal, Format format, Layout layout) throws Exception {
        var out = new ByteArrayOutputStream();
        new AreaTable(journal, Locale.SIMPLIFIED_CHINESE).write(format, layout, out);
        return out.toByteArray();
    }
}
