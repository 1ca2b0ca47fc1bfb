package org.hongxian.approval.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hongxian.approval.journey.Sayings.assertSays;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What a planner takes away from the desk: an outlook, map sheets, files, and a key for other programs. */
class PlannerAnswersJourneyTest extends JourneyInBrowser {

    private static final double POINTS_PER_MILLIMETRE = 72 / 25.4;

    @Test
    void aShapeDrawnByKeysTellsLevelLawProtectedLandClassesAndFees() {
        try (BrowserSession session = browser.login("qinghe-planner")) {
            session.perform("planner-outlook", () -> {
                Page page = session.page();
                var desk = new PlannerDesk(page);
                desk.open("/map?tab=outlook&view=39536500,3448500,2");
                desk.drawTriangle();
                page.locator(".outlook button.primary").press("Enter");
                Locator answer = page.locator(".outlook-answer");
                answer.locator(".outlook-part").nth(4).waitFor();

                assertSays(answer, "《中华人民共和国土地管理法》", "第四十六条");
                // The protected layers.
                assertThat(answer.locator(".outlook-part").nth(1).locator(".badge"))
                        .hasCount(3);
                assertThat(desk.column(".outlook-part:nth-of-type(3) table", 2).stream()
                                .map(BigDecimal::new)
                                .reduce(BigDecimal.ZERO, BigDecimal::add))
                        .as("classes add up to the shape")
                        .isEqualByComparingTo("3.2768");
                assertSays(answer.locator(".outlook-part").nth(4), "耕地占用税", "土地管理法第五十五条", "样例标准");
                session.photograph("planner-outlook");
                session.assertAccessible();
                desk.openOnPhone(session, "planner-outlook-open");

                String here = page.url();
                page.navigate(here + "&lang=en");
                page.locator(".outlook button.primary").waitFor();
                page.waitForFunction("() => document.querySelector('.area-choice').innerText.includes('3.2768')");
                page.locator(".outlook button.primary").press("Enter");
                answer.locator(".outlook-part").nth(4).waitFor();
                assertSays(answer, "Land Administration Law of the PRC", "Farmland Occupation Tax Law");
                session.photograph("planner-outlook-en");
                page.navigate("/map?lang=zh");
            });
        }
    }

    @Test
    void aSheetIsPrintedTrueToScaleAsVectorsOnTheSmallestAndTheLargestPaper() {
        try (BrowserSession session = browser.login("qinghe-planner")) {
            session.perform("planner-print", () -> {
                Page page = session.page();
                var desk = new PlannerDesk(page);
                desk.open("/map?tab=print&view=39536500,3448500,2");
                page.locator(".print input").first().fill("青禾县土地利用现状图");
                page.locator(".print textarea").fill("底图为年度变更调查");
                Path small = print(desk, page, "A4", "5000");
                session.photograph("planner-print");
                session.assertAccessible();
                desk.openOnPhone(session, "planner-print-open");
                Path large = print(desk, page, "A0", "10000");

                assertSheet(small, 297, 210, "1:5000");
                assertSheet(large, 1189, 841, "1:10000");
            });
        }
    }

    private static Path print(PlannerDesk desk, Page page, String paper, String scale) {
        page.locator(".print select").first().selectOption(paper);
        page.locator(".print input[type=number]").fill(scale);
        page.locator(".print input[type=number]").press("Tab");
        page.waitForFunction("() => document.querySelector('.print [role=status]').innerText.includes('km')");
        Path file = desk.fileOf(page.locator(".print button.primary"));
        try {
            return Files.move(
                    file, file.resolveSibling("sheet-" + paper + ".pdf"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertSheet(Path file, double width, double height, String scale) {
        try (PDDocument sheet = Loader.loadPDF(file.toFile())) {
            assertThat(sheet.getNumberOfPages()).isEqualTo(1);
            PDPage page = sheet.getPage(0);
            assertThat((double) page.getMediaBox().getWidth()).isCloseTo(width * POINTS_PER_MILLIMETRE, within(1.0));
            assertThat((double) page.getMediaBox().getHeight()).isCloseTo(height * POINTS_PER_MILLIMETRE, within(1.0));
            assertThat(page.getResources().getXObjectNames())
                    .as("pictures in place of lines")
                    .allSatisfy(name ->
                            assertThat(page.getResources().isImageXObject(name)).isFalse());
            assertThat(new PDFTextStripper().getText(sheet))
                    .contains("青禾县土地利用现状图")
                    .contains(scale)
                    .contains("图　例")
                    .contains("水田")
                    .contains("底图为年度变更调查");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whatConditionsFindIsTakenAlongInEveryFormatWithEveryFeature() {
        try (BrowserSession session = browser.login("qinghe-planner")) {
            session.perform("planner-export", () -> {
                Page page = session.page();
                var desk = new PlannerDesk(page);
                desk.open("/map?tab=query&area=u990101&filter=" + "DLBM%20%3D%20%270103%27");
                page.waitForFunction("() => document.querySelector('.area-choice > p').innerText.includes('青禾县')");
                page.locator(".query button.primary").click();
                page.locator(".found-table tbody tr").first().waitFor();
                var number = Pattern.compile("([0-9,]+) ")
                        .matcher(page.locator(".query > p").innerText());
                assertThat(number.find()).isTrue();
                long found = Long.parseLong(number.group(1).replace(",", ""));
                assertThat(found).isGreaterThan(100);

                page.locator(".selection > summary").click();
                Locator formats = page.locator(".exports button");
                assertThat(rowsOfGeoPackage(desk.fileOf(formats.nth(0)))).isEqualTo(found);
                assertThat(rowsOfShapefile(desk.fileOf(formats.nth(1)))).isEqualTo(found);
                assertThat(rowsOfGeoJson(desk.fileOf(formats.nth(2)))).isEqualTo(found);
                assertThat(rowsOfWorkbook(desk.fileOf(formats.nth(3)))).isEqualTo(found);
                session.photograph("planner-export");
                session.assertAccessible();
                desk.openOnPhone(session, "planner-export-open");
            });
        }
    }

    private static long rowsOfGeoPackage(Path file) {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            String table = statement
                    .executeQuery("select table_name from gpkg_contents")
                    .getString(1);
            return statement
                    .executeQuery("select count(*) from \"" + table + "\"")
                    .getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(file.toString(), e);
        }
    }

    /** The number of records stands in the head of the attribute table. */
    private static long rowsOfShapefile(Path zip) {
        try (var archive = new ZipFile(zip.toFile())) {
            var table = archive.stream()
                    .filter(entry -> entry.getName().endsWith(".dbf"))
                    .findFirst()
                    .orElseThrow();
            return ByteBuffer.wrap(archive.getInputStream(table).readNBytes(8))
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .getInt(4);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long rowsOfGeoJson(Path file) {
        return JsonMapper.shared().readTree(file.toFile()).get("features").size();
    }

    private static long rowsOfWorkbook(Path file) {
        try (var workbook = new ReadableWorkbook(file.toFile());
                var rows = workbook.getFirstSheet().openStream()) {
            return rows.count() - 1;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aKeyForOtherProgramsIsShownOnceAndTakenBackInEnglish() {
        try (BrowserSession session = browser.login("qinghe-planner")) {
            session.perform("planner-service-key", () -> {
                Page page = session.page();
                page.navigate("/service-keys?lang=en");
                page.locator("#label").fill("QGIS at the office");
                page.locator("form.card button.primary").press("Enter");
                page.locator("#secret").waitFor();
                assertSays(page.locator("#secret"), Pattern.compile("^hxk-"));
                session.photograph("service-keys");
                session.assertAccessible();

                page.navigate("/service-keys");
                assertThat(page.locator("#secret")).hasCount(0);
                Locator row = page.locator("tbody tr", new Page.LocatorOptions().setHasText("QGIS at the office"))
                        .first();
                row.locator("button.danger").press("Enter");
                page.locator(".notice.good").waitFor();
                assertSays(page.locator("tbody"), "QGIS at the office");
                page.navigate("/service-keys?lang=zh");
            });
        }
    }
}
