package org.hongxian.map.sheet;

import java.util.List;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.overlay.LayerSource;
import org.hongxian.gis.survey.AdjoiningRun;
import org.hongxian.gis.survey.BoundaryPointNumbering;
import org.hongxian.gis.survey.SurveySettings;
import org.locationtech.jts.geom.Geometry;

/**
 * What one map sheet shows.
 *
 * @param title set in large type at the top: 勘测定界图
 * @param subtitle below it, the project
 * @param crs projected; of plots, layers and overview alike
 * @param plots as submitted; the sheet numbers their points by rule, each plot from J1
 * @param background layers in drawing order, lowest first; each needs a style
 * @param overview outlines of the counties for the location inset; empty leaves the inset out
 * @param adjoining whose land is along the boundaries; empty when it is not shown
 * @param settings how a red line too large for one sheet is divided
 * @param facts lines of the title block, label and value, in order
 * @param notes short lines below them, for instance which data the background shows
 * @param signers lines to be signed by hand: 测量员, 绘图员, 检查员, 审核
 * @param issuer unit that answers for the sheet; its seal goes over this line
 * @param on date of the sheet as printed
 */
public record SheetContent(
        String title,
        String subtitle,
        CrsCode crs,
        List<PlotOnSheet> plots,
        List<LayerSource> background,
        List<Geometry> overview,
        List<AdjoiningRun> adjoining,
        SurveySettings settings,
        List<Fact> facts,
        List<String> notes,
        List<String> signers,
        String issuer,
        String on) {

    public SheetContent {
        plots = List.copyOf(plots);
        background = List.copyOf(background);
        overview = List.copyOf(overview);
        adjoining = List.copyOf(adjoining);
        facts = List.copyOf(facts);
        notes = List.copyOf(notes);
        signers = List.copyOf(signers);
        if (plots.isEmpty()) {
            throw new IllegalArgumentException("a map sheet needs at least one plot");
        }
    }

    /** The same with points in the order and under the numbers of the table. */
    SheetContent numbered() {
        List<PlotOnSheet> numbered = plots.stream()
                .map(plot -> new PlotOnSheet(BoundaryPointNumbering.renumber(plot.plot()), plot.area()))
                .toList();
        return new SheetContent(
                title,
                subtitle,
                crs,
                numbered,
                background,
                overview,
                adjoining,
                settings,
                facts,
                notes,
                signers,
                issuer,
                on);
    }

    /** @param area as it is to be printed, with its unit */
    public record PlotOnSheet(Plot plot, String area) {}

    /** One line of the title block. */
    public record Fact(String label, String value) {}
}
