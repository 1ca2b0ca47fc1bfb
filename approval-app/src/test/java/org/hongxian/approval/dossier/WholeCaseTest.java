package org.hongxian.approval.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.dossier.Verification.Finding;
import org.hongxian.approval.measurement.Measurement;
import org.hongxian.gis.coordinatefile.BoundaryFile;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.CoordinateFiles;
import org.hongxian.gis.coordinatefile.ReadOptions;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.map.sheet.PdfRedLine;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.springframework.core.io.ByteArrayResource;

/** One case from the application to the archive with every document it makes. */
abstract class WholeCaseTest extends DossierFixture {

    @Test
    void aWholeCaseMakesEveryDocumentWithTheSameAreasAndSealsThoseThatDecide() throws Exception {
        CaseId id = scenario.open().id();
        acceptedAfterACorrectionThoughARefusalWasDrafted(id);
        scenario.step(id, OFFICER, "next");
        scenario.importLayers();
        scenario.prepare(id, OFFICER);
        assertTheSheetShowsWhatWasMeasuredAgainst(id);
        // Measured against the newer layers before the case goes up.
        scenario.complete(id, OFFICER, "back");
        scenario.step(id, OFFICER, "next");
        scenario.step(id, OFFICER, "next");

        String table = scenario.text(id, OFFICER, "class-table");
        assertThat(table).contains("土地分类面积表", "东沟村", "西岭村", "青禾县水利局", "水田", "旱地", "乔木林地", "沟渠");
        assertThat(table).contains("总面积 11.6250 公顷（174.38 亩）");
        for (String kind : List.of("presentation-form", "conversion-plan", "survey-map")) {
            assertThat(scenario.text(id, OFFICER, kind)).as(kind).contains("11.6250");
        }
        // The state's ditch is used, not expropriated: 11.6250 less 3.0000.
        assertThat(scenario.text(id, OFFICER, "expropriation-plan"))
                .contains("8.6250", "东沟村", "西岭村")
                .doesNotContain("水利局");
        assertThat(scenario.text(id, OFFICER, "point-table"))
                .contains("界址点坐标成果表", "1 J1 3450200.000 39539850.000 250.00 90°00′00″ 东沟村 J5", "158.11")
                .contains("权利人 青禾光伏示例公司", "面积 11.6250 公顷", "周长 1358.11 米", "2000国家大地坐标系");
        assertThat(scenario.text(id, OFFICER, "survey-map")).contains("1 J1 3450200.000 39539850.000 250.00 J5");

        scenario.review(id);
        scenario.step(id, "shifan-government", "approve");
        scenario.step(id, "qinghe-finance", "paid");
        scenario.step(id, "shifan-clerk", "issue");
        scenario.step(id, OFFICER, "next");
        scenario.step(id, "qinghe-clerk", "issue");
        scenario.step(id, "shifan-archivist", "close");
        scenario.prepare(id, "qinghe-archivist");

        byte[] permit = scenario.bytes(id, OFFICER, "permit");
        assertThat(DossierScenario.text(permit))
                .contains("建设用地规划许可证", "青禾光伏示例公司", "11.6250", "附图", "示范省人民政府", "界址点坐标成果表");
        assertThat(scenario.text(id, OFFICER, "reply")).contains("示范省人民政府", "11.6250", "青禾县人民政府");
        assertThat(scenario.text(id, OFFICER, "public-notice")).contains("征收土地公告", "东沟村", "11.6250");
        assertThat(scenario.text(id, "qinghe-archivist", "archive-catalogue"))
                .contains("建设用地批复", "卷内目录", "县级审查意见书", "许可证送达回证", "补正告知书")
                .doesNotContain("不予受理");
        assertThat(scenario.text(id, "qinghe-archivist", "archive-catalogue-deciding"))
                .contains("审批机关", "建设用地批复");

        for (String kind : List.of("receipt", "survey-map", "reply", "public-notice", "permit")) {
            String number = loginAs.call(
                    OFFICER, () -> String.valueOf(scenario.current(id, kind).number()));
            Verification.Result result = check(number, scenario.bytes(id, OFFICER, kind));
            assertThat(result.signatures()).as(kind).hasSize(1).allMatch(s -> s.untampered() && s.trusted());
            assertThat(result.isGenuine()).as(kind).isTrue();
            assertThat(result.finding()).as(kind).isEqualTo(Finding.SAME);
        }
        assertRedLine(permit);
        assertPagesAreNumberedThrough(permit);
        assertRedLine(scenario.bytes(id, OFFICER, "survey-map"));
        keepForLooking(id);
    }

    private void acceptedAfterACorrectionThoughARefusalWasDrafted(CaseId id) throws Exception {
        scenario.step(id, "applicant-a", "submit");
        loginAs.call("qinghe-window", () -> {
            forms.save(id, "acceptance", Map.of("complete", "no", "corrections", "补交附图。", "grounds", "不属于本机关职权范围。"));
            return documents.generate(id, "correction-notice");
        });
        scenario.complete(id, "qinghe-window", "correct");
        scenario.step(id, "applicant-a", "submit");
        loginAs.call("qinghe-window", () -> documents.generate(id, "refusal-notice"));
        scenario.step(id, "qinghe-window", "accept");
    }

    private void keepForLooking(CaseId id) throws Exception {
        Path folder = Files.createDirectories(Path.of("target", "dossier-pdfs"));
        loginAs.call("qinghe-archivist", () -> {
            for (DocumentRecord document : documents.list(id)) {
                Files.write(folder.resolve(document.kind() + ".pdf"), documents.content(document));
            }
            return null;
        });
    }

    private void assertTheSheetShowsWhatWasMeasuredAgainst(CaseId id) throws Exception {
        Measurement.Layer measured =
                loginAs.call(OFFICER, () -> measurements.findCurrent(id)).orElseThrow().layers().stream()
                        .filter(layer -> layer.layer().equals("DLTB"))
                        .findFirst()
                        .orElseThrow();

        assertThat(layers.findCurrent("DLTB").orElseThrow().number()).isGreaterThan(measured.number());
        assertThat(scenario.text(id, OFFICER, "survey-map"))
                .contains("底图：", "第" + measured.number() + "版（2025-12-31）", "永久基本农田");
    }

    private static void assertPagesAreNumberedThrough(byte[] pdf) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            int pages = document.getNumberOfPages();
            assertThat(pages).isEqualTo(3);
            PDFTextStripper stripper = new PDFTextStripper();
            for (int page = 1; page <= pages; page++) {
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                assertThat(stripper.getText(document))
                        .containsOnlyOnce("第 " + page + " 页 共 " + pages + " 页")
                        .containsOnlyOnce(" 页 共 ");
            }
        }
    }

    /** The points by their number in the table, from the north-west clockwise. */
    private static final Map<String, Coordinate> BOUNDARY = Map.of(
            "J1", corner(-150, 200),
            "J2", corner(100, 200),
            "J3", corner(150, 50),
            "J4", corner(150, -200),
            "J5", corner(-150, -200));

    private static Coordinate corner(double east, double north) {
        return new Coordinate(DossierScenario.E + east, DossierScenario.N + north);
    }

    private static void assertRedLine(byte[] pdf) throws Exception {
        List<Coordinate> drawn =
                PdfRedLine.fromPath(pdf).orElseThrow().plots().get(0).get(0);
        assertThat(drawn).hasSameSizeAs(BOUNDARY.values());
        for (int i = 0; i < drawn.size(); i++) {
            assertThat(drawn.get(i).distance(BOUNDARY.get("J" + (i + 1)))).isLessThan(0.001);
        }
        Map<String, byte[]> files = attachments(pdf);
        assertThat(files).containsOnlyKeys("red-line.geojson", "red-line.txt");
        files.forEach((name, content) -> {
            BoundaryFile read =
                    CoordinateFiles.read(name, content, ReadOptions.standard()).file();
            assertThat(read.crs()).as(name).isEqualTo(new CrsCode(4527));
            assertThat(read.plots()).as(name).hasSize(1);
            List<BoundaryPoint> points = read.plots().get(0).rings().get(0).points();
            assertThat(points).as(name).hasSameSizeAs(BOUNDARY.values());
            for (BoundaryPoint point : points) {
                Coordinate expected = BOUNDARY.get(point.name());
                assertThat(new Coordinate(point.easting(), point.northing()).distance(expected))
                        .as(name + " " + point.name())
                        .isLessThan(0.001);
            }
        });
    }

    private static Map<String, byte[]> attachments(byte[] pdf) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            Map<String, byte[]> files = new TreeMap<>();
            for (var file : document.getDocumentCatalog()
                    .getNames()
                    .getEmbeddedFiles()
                    .getNames()
                    .entrySet()) {
                files.put(file.getKey(), file.getValue().getEmbeddedFile().toByteArray());
            }
            return files;
        }
    }

    private Verification.Result check(String number, byte[] copy) throws IOException {
        return verification.check(number, new ByteArrayResource(copy)).orElseThrow();
    }
}
