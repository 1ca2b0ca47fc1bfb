package org.hongxian.approval.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.hongxian.approval.journey.CaseDriver.LiveTask;
import org.locationtech.jts.geom.Coordinate;

/** The case workspace in one person's browser, worked with by mouse and keyboard only. */
final class Desk {

    private final BrowserSession session;
    private final Page page;
    private final String caseId;

    Desk(BrowserSession session, String caseId) {
        this.session = session;
        this.page = session.page();
        this.caseId = caseId;
    }

    Page page() {
        return page;
    }

    BrowserSession session() {
        return session;
    }

    void open(String tab) {
        page.navigate("/cases/" + caseId + "?tab=" + tab);
        page.waitForFunction("() => document.readyState === 'complete' && window.htmx");
    }

    /** Does what the step demands and completes it. */
    void perform(LiveTask task, String outcome, String opinion) {
        if (task.policy().get("sections").size() > 0) {
            fillForms();
        }
        if (task.requires("opinion")) {
            keepOpinion(opinion);
        }
        if (task.policy().get("documents").size() > 0) {
            bringAndMakeDocuments(task);
        }
        if (task.requires("measurement.rerun-agrees")) {
            rerun();
        }
        complete(outcome, opinion, "");
    }

    void importRedLine(java.nio.file.Path file) {
        open("plots");
        page.locator("#red-line-file").setInputFiles(file);
        page.locator("form:has(#red-line-file) button[type=submit]").click();
        page.locator("#defects").waitFor();
        page.locator("coordinate-table input[data-field=name]").first().waitFor();
    }

    /** Texts of the defects that block, as listed. */
    List<String> blockingDefects() {
        List<String> texts = new ArrayList<>();
        for (Locator row :
                page.locator("tbody[data-defects] tr:has(.badge.bad)").all()) {
            texts.add(row.innerText());
        }
        return texts;
    }

    void awaitBlockingDefects(int count) {
        page.waitForFunction(
                "count => document.querySelectorAll('tbody[data-defects] tr:has(.badge.bad)').length === count", count);
    }

    /** Goes to the place of the first defect with the words and drags a corner from one place to another. */
    void dragCorner(Coordinate from, Coordinate to) {
        lookAt((from.x + to.x) / 2, (from.y + to.y) / 2, 0.25);
        page.locator(".map-tools button").nth(1).click();
        double[] start = pixel(from);
        double[] end = pixel(to);
        page.mouse().move(start[0], start[1]);
        page.mouse().down();
        page.mouse().move((start[0] + end[0]) / 2, (start[1] + end[1]) / 2);
        page.mouse().move(end[0], end[1]);
        page.mouse().up();
        page.locator(".map-tools button").nth(0).click();
    }

    /** Types a point's place into the coordinate table: X is northing, Y is easting. */
    void typeCorner(String point, Coordinate to) {
        // Rows stand in the order of the numbers, which a corner that moves may change.
        Locator row = page.locator("#"
                + page.locator("coordinate-table tr[data-place]").all().stream()
                        .filter(each -> each.locator("input[data-field=name]")
                                .inputValue()
                                .equals(point))
                        .findFirst()
                        .orElseThrow()
                        .getAttribute("id"));
        row.locator("input[data-field=northing]").fill(String.format(java.util.Locale.ROOT, "%.3f", to.y));
        row.locator("input[data-field=northing]").press("Tab");
        row.locator("input[data-field=easting]").fill(String.format(java.util.Locale.ROOT, "%.3f", to.x));
        row.locator("input[data-field=easting]").press("Tab");
    }

    void saveDrawing() {
        page.onceDialog(dialog -> dialog.accept());
        page.locator(".map-tools button.primary").click();
        awaitSaved();
    }

    void awaitSaved() {
        page.locator("#toasts .notice.good:has-text('已存为第')").waitFor();
    }

    void measure() {
        open("plots");
        page.locator("form[action$='/measurement'] button").click();
        page.locator("#class-table tfoot td").first().waitFor();
    }

    /** Goes to the last row of the class table by keyboard and chooses it, so that the map shows its pieces. */
    void chooseLastRow() {
        page.waitForFunction("() => document.querySelector('redline-map').olMap.getAllLayers().some((layer) =>"
                + " layer.getSource()?.getFeatures?.().some((feature) => feature.get('name')?.startsWith('row-')))");
        Locator row = page.locator("tr[data-select^=row-]").last();
        row.locator("button").focus();
        page.locator("tr.hovered[data-select^=row-]").waitFor();
        page.keyboard().press("Enter");
        page.locator("tr.selected[data-select^=row-]").waitFor();
        session.settle();
    }

    void showOnMap(Coordinate[] ring) {
        lookAt(ring[0].x, ring[0].y, 0.5);
    }

    /** A click on the map marks the row of that name. */
    void assertMarkedByClickAt(double easting, double northing, String row) {
        double[] at = pixel(new Coordinate(easting, northing));
        page.mouse().click(at[0], at[1]);
        assertThat(page.locator("tr.selected[data-select^=row-]")).hasAttribute("data-select", row);
    }

    void rerun() {
        open("plots");
        page.locator("form[action$='/measurement/rerun'] button").click();
        page.locator("#class-table .notice.good").first().waitFor();
    }

    void fillForms() {
        open("forms");
        List<String> sections = new ArrayList<>();
        for (Locator section :
                page.locator("section.card:has(form button[type=submit])").all()) {
            sections.add(section.getAttribute("id"));
        }
        for (String section : sections) {
            fillForm(section);
        }
    }

    private void fillForm(String section) {
        Locator form = page.locator("#" + section);
        for (Locator field : form.locator("form input:not([type=hidden])").all()) {
            if (field.inputValue().isBlank()) {
                String type = "date".equals(field.getAttribute("type"))
                        ? "date"
                        : "decimal".equals(field.getAttribute("inputmode")) ? "integer" : "text";
                field.fill(TypedFacts.value(field.getAttribute("name"), type, List.of()));
            }
        }
        for (Locator field : form.locator("form textarea").all()) {
            if (field.inputValue().isBlank()) {
                field.fill(TypedFacts.value(field.getAttribute("name"), "longtext", List.of()));
            }
        }
        for (Locator field : form.locator("form select").all()) {
            if (field.inputValue().isBlank()) {
                List<String> choices = new ArrayList<>();
                for (Locator option : field.locator("option").all()) {
                    if (!option.getAttribute("value").isEmpty()) {
                        choices.add(option.getAttribute("value"));
                    }
                }
                field.selectOption(TypedFacts.value(field.getAttribute("name"), "choice", choices));
            }
        }
        form.locator("form button[type=submit]").click();
        page.locator("#" + section + " .ready[role=status]").waitFor();
    }

    void keepOpinion(String opinion) {
        open("opinions");
        page.locator("#own-opinion").fill(opinion);
        page.locator("#opinion-own button[type=submit]").click();
        page.locator("#opinion-own .notice.good").waitFor();
    }

    private void bringAndMakeDocuments(LiveTask task) {
        open("documents");
        boolean makes = false;
        for (var kind : task.policy().get("documents")) {
            String key = kind.asString();
            if (!task.requires("document." + key)) {
                continue;
            }
            if (SampleUpload.KINDS.contains(key)) {
                page.locator("#kind").selectOption(key);
                page.locator("#file").setInputFiles(SampleUpload.file(key));
                page.locator("form:has(#file) button[type=submit]").click();
                page.locator("tr[id^=document-" + key + "]").first().waitFor();
            } else {
                makes = true;
            }
        }
        if (makes) {
            makeDocuments(task);
        }
    }

    private void makeDocuments(LiveTask task) {
        // A document of the same kind, made at another level, may be there already.
        page.waitForResponse(
                "**/documents/generate", () -> page.locator("form[action$='/documents/generate'] button.primary")
                        .click());
        for (var kind : task.policy().get("documents")) {
            if (!SampleUpload.KINDS.contains(kind.asString()) && task.requires("document." + kind.asString())) {
                page.locator("tr[id^=document-" + kind.asString() + "]").first().waitFor();
            }
        }
    }

    void complete(String outcome, String opinion, String returnTo) {
        open("overview");
        page.locator("#actions [data-outcome='" + outcome + "']").click();
        Locator ask = page.locator("#ask form");
        ask.waitFor();
        if (!returnTo.isEmpty()) {
            ask.locator("#returnTo").selectOption(returnTo);
        }
        ask.locator("#opinion").fill(opinion);
        ask.locator("button.primary").click();
        ask.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        page.waitForURL(Pattern.compile(".*/(cases|inbox).*"));
        page.locator(".notice.good, .case-head, #main").first().waitFor();
    }

    @SuppressWarnings("unchecked")
    double[] pixel(Coordinate at) {
        List<Number> pixel = (List<Number>) page.evaluate(
                "([x, y]) => { const element = document.querySelector('redline-map'); const box = element.querySelector('.map-view')"
                        + ".getBoundingClientRect(); const p = element.olMap.getPixelFromCoordinate([x, y]);"
                        + " return [box.left + p[0], box.top + p[1]]; }",
                List.of(at.x, at.y));
        return new double[] {pixel.get(0).doubleValue(), pixel.get(1).doubleValue()};
    }

    /** Puts a place in the middle of the map, at so many metres a pixel, and waits until it is drawn. */
    void lookAt(double easting, double northing, double metresPerPixel) {
        page.evaluate(
                "([x, y, r]) => { const view = document.querySelector('redline-map').olMap.getView();"
                        + " view.cancelAnimations(); view.setCenter([x, y]); view.setResolution(r); }",
                List.of(easting, northing, metresPerPixel));
        session.settle();
    }

    /** Waits until the coordinate table has so many plots. */
    void awaitPlots(int count) {
        page.waitForFunction("count => document.querySelectorAll('coordinate-table table').length === count", count);
    }
}
