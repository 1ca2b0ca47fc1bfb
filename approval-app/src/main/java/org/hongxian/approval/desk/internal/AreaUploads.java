package org.hongxian.approval.desk.internal;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.hongxian.approval.identity.CurrentPerson;
import org.hongxian.approval.question.AskedSystems;
import org.hongxian.approval.question.RefusedQuestionException;
import org.hongxian.gis.area.AreaMeasurement;
import org.hongxian.gis.coordinatefile.BoundaryFile;
import org.hongxian.gis.coordinatefile.CoordinateFiles;
import org.hongxian.gis.coordinatefile.FileTexts;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.coordinatefile.ReadLimits;
import org.hongxian.gis.coordinatefile.ReadOptions;
import org.hongxian.gis.coordinatefile.ReadResult;
import org.hongxian.gis.coordinatefile.RingAssembler;
import org.hongxian.gis.coverage.Polygonal;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.evidence.MeasuredDrawing;
import org.hongxian.gis.issue.IssueMessages;
import org.hongxian.gis.issue.Severity;
import org.hongxian.gis.topology.CheckContext;
import org.hongxian.gis.topology.TopologyCheck;
import org.hongxian.map.region.RegionGrid;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.MultiPolygon;
import org.springframework.stereotype.Component;

/** Takes the areas of questions from files of any format the product reads. */
@Component
class AreaUploads {

    private static final int MOST_PLOTS = 2_000;
    private static final int MOST_FINDINGS = 50;
    private static final int LONGEST_NAME = 200;

    private final DeskSettings settings;
    private final UploadedAreas uploads;
    private final RegionGrid grid;
    private final CurrentPerson person;
    private final Clock clock;

    AreaUploads(DeskSettings settings, UploadedAreas uploads, RegionGrid grid, CurrentPerson person, Clock clock) {
        this.settings = settings;
        this.uploads = uploads;
        this.grid = grid;
        this.person = person;
        this.clock = clock;
    }

    /**
     * @param crs what the person says the coordinates are in; wins where the file leaves it open
     * @throws org.hongxian.gis.coordinatefile.UnusableFileException if nothing can be made of the file
     * @throws RefusedQuestionException if its reference system stays unknown, or it has no area
     */
    DeskViews.Uploaded take(@Nullable String name, InputStream content, @Nullable String crs, Locale locale)
            throws IOException {
        CrsCode stated = crs == null || crs.isBlank() ? null : AskedSystems.read(crs);
        long bytes = settings.maxFileSize().toBytes();
        var options = new ReadOptions(
                stated,
                CrsCatalogue.get(grid.crs()).zoneNumber(),
                new ReadLimits(bytes, 4 * bytes, settings.maxPoints(), MOST_PLOTS));
        String fileName = fileName(name);
        ReadResult read = CoordinateFiles.read(fileName, content, options);
        BoundaryFile file = read.file();
        CrsCode found = file.crs();
        if (found == null) {
            throw new RefusedQuestionException(422, "file-crs", fileName);
        }
        MultiPolygon ground = MeasuredDrawing.redLine(file.plots());
        if (ground.isEmpty()) {
            throw new RefusedQuestionException(422, "no-area");
        }
        String token = uploads.keep(person.get().login(), fileName, found, ground);
        var measurement = AreaMeasurement.in(found);
        return new DeskViews.Uploaded(
                token,
                DeskViews.geoJson(ground, found),
                found.toString(),
                measurement.planarSquareMetres(ground),
                plots(file.plots(), measurement),
                assumptions(read, locale),
                findings(read, found, locale),
                isRepaired(file.plots()));
    }

    private static List<DeskViews.PlotView> plots(List<Plot> plots, AreaMeasurement measurement) {
        var views = new ArrayList<DeskViews.PlotView>();
        for (int i = 0; i < plots.size(); i++) {
            Plot plot = plots.get(i);
            views.add(new DeskViews.PlotView(
                    plot.label(i), measurement.planarSquareMetres(RingAssembler.assemble(plot))));
        }
        return views;
    }

    /** What was assumed, and what is still open and was read as it most likely is. */
    private static List<String> assumptions(ReadResult read, Locale locale) {
        return Stream.concat(
                        read.file().assumptions().stream().map(assumption -> FileTexts.text(assumption, locale)),
                        read.questions().stream().map(question -> FileTexts.line(question, locale)))
                .limit(MOST_FINDINGS)
                .toList();
    }

    /** What reading found, then what the outlines show. */
    private List<String> findings(ReadResult read, CrsCode crs, Locale locale) {
        BoundaryFile file = read.file();
        var context = CheckContext.of(crs, LocalDate.now(clock)).withFormat(file.format());
        return TopologyCheck.together(read.issues(), TopologyCheck.check(file.plots(), context)).stream()
                .filter(issue -> issue.severity() != Severity.NOTE)
                .limit(MOST_FINDINGS)
                .map(issue -> IssueMessages.text(issue, locale))
                .toList();
    }

    private static boolean isRepaired(List<Plot> plots) {
        return plots.stream()
                .flatMap(plot -> Polygonal.polygons(RingAssembler.assemble(plot)).stream())
                .anyMatch(polygon -> !Polygonal.isValid(polygon));
    }

    private static String fileName(@Nullable String original) {
        String name =
                original == null ? "" : original.replaceAll(".*[/\\\\]", "").replaceAll("\\p{Cntrl}", "");
        return name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }
}
