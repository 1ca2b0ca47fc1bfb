package org.hongxian.approval.drawing.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.hongxian.approval.drawing.DrawingRepairs;
import org.hongxian.approval.drawing.internal.DrawingView.PlotView;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.issue.IssueMessages;
import org.hongxian.gis.repair.PlotChange;
import org.hongxian.gis.repair.Repair;
import org.hongxian.gis.repair.RepairMessages;
import org.hongxian.gis.repair.RepairRun;
import org.jspecify.annotations.Nullable;

/**
 * Proposed repairs as the page shows and applies them.
 *
 * @param together null where nothing may be applied without looking at it
 */
record RepairsView(List<RepairView> repairs, @Nullable TogetherView together) {

    /**
     * @param defect number of the finding, from 1
     * @param message what it does, in the person's language
     * @param effect the signed change in area and what else goes, in words
     */
    record RepairView(
            int defect,
            String kind,
            String message,
            String effect,
            double areaChangeSquareMetres,
            boolean safe,
            List<ChangeView> changes) {}

    /**
     * @param plot position from 0 among the plots it was proposed for
     * @param after one plot; none when it goes, several when it is split
     */
    record ChangeView(int plot, String label, double areaChangeSquareMetres, List<PlotView> after) {}

    /**
     * All repairs that may be applied together, applied.
     *
     * @param areaChange signed, square metres, as text
     * @param lines one per repair, in words
     */
    record TogetherView(int count, String areaChange, List<String> lines, List<PlotView> plots) {}

    static RepairsView of(DrawingRepairs repairs, Locale locale) {
        var views = new ArrayList<RepairView>();
        new TreeMap<>(repairs.proposals()).forEach((index, repair) -> views.add(view(index + 1, repair, locale)));
        RepairRun run = repairs.together();
        return new RepairsView(
                views,
                run.applied().isEmpty()
                        ? null
                        : new TogetherView(
                                run.applied().size(),
                                RepairMessages.signed(run.areaChangeSquareMetres()),
                                run.applied().stream()
                                        .map(repair -> line(repair, locale))
                                        .toList(),
                                plots(run.plots())));
    }

    private static RepairView view(int defect, Repair repair, Locale locale) {
        return new RepairView(
                defect,
                repair.kind().key(),
                RepairMessages.text(repair, locale),
                RepairMessages.effect(repair, locale),
                repair.areaChangeSquareMetres(),
                repair.isSafe(),
                repair.changes().stream().map(RepairsView::view).toList());
    }

    private static ChangeView view(PlotChange change) {
        return new ChangeView(
                change.position(), change.before().label(), change.areaChangeSquareMetres(), plots(change.after()));
    }

    private static List<PlotView> plots(List<Plot> plots) {
        return plots.stream().map(DrawingViews::plot).toList();
    }

    private static String line(Repair repair, Locale locale) {
        return IssueMessages.text(repair.issue(), locale) + " → " + RepairMessages.text(repair, locale);
    }
}
