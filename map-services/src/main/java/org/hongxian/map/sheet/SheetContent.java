package org.hongxian.map.sheet;

import java.util.List;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.overlay.LayerSource;
import org.locationtech.jts.geom.Geometry;

/**
 * What one map sheet shows.
 *
 * @param title set in large type at the top: 勘测定界图
 * @param subtitle below it, the project
 * @param crs projected; of plots, layers and overview alike
 * @param plots with the point names as they are to be printed
 * @param background layers in drawing order, lowest first; each needs a style
 * @param overview outlines of the counties for the location inset; empty leaves the inset out
 * @param facts lines of the title block, label and value, in order
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
        List<Fact> facts,
        List<String> signers,
        String issuer,
        String on) {

    public SheetContent {
        plots = List.copyOf(plots);
        background = List.copyOf(background);
        overview = List.copyOf(overview);
        facts = List.copyOf(facts);
        signers = List.copyOf(signers);
        if (plots.isEmpty()) {
            throw new IllegalArgumentException("a map sheet needs at least one plot");
        }
    }

    /** @param area as it is to be printed, with its unit */
    public record PlotOnSheet(Plot plot, String area) {}

    /** One line of the title block. */
    public record Fact(String label, String value) {}
}
