package org.hongxian.approval.desk.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.hongxian.approval.identity.CurrentPerson;
import org.hongxian.approval.layerkeeping.VisibleLayers;
import org.hongxian.approval.question.AskedSystems;
import org.hongxian.approval.question.RefusedQuestionException;
import org.hongxian.gis.crs.CoordinateTransformer;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.DatumChangeException;
import org.hongxian.map.layer.LayerCatalogue;
import org.hongxian.map.layer.LayerVersion;
import org.hongxian.map.region.DivisionLayers;
import org.hongxian.map.region.RegionGrid;
import org.hongxian.map.sheet.Paper;
import org.hongxian.map.sheet.PdfFont;
import org.hongxian.map.sheet.PlanSheet;
import org.hongxian.map.sheet.PlanSheet.TooManyFeaturesException;
import org.hongxian.map.sheet.PlanSheetContent;
import org.hongxian.map.sheet.PlanSheetContent.Shape;
import org.hongxian.map.sheet.PlanSheetContent.ShownLayer;
import org.hongxian.map.sheet.ReprojectedLayer;
import org.hongxian.map.sheet.SheetContent.Fact;
import org.hongxian.map.style.LayerStyle;
import org.hongxian.map.style.StyleBook;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.springframework.stereotype.Component;

/** Map sheets of layers: what is asked for is understood before the work begins. Sheets are in Chinese, as all documents are. */
@Component
class MapSheets {

    private static final int LEAST_SCALE = 100;
    private static final int MOST_SCALE = 5_000_000;
    private static final int MOST_LAYERS = 12;
    private static final int MOST_SHAPES = 50;
    private static final int LONGEST_TITLE = 60;
    private static final int LONGEST_NOTE = 200;
    private static final DateTimeFormatter PRINTED = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final DeskJobs jobs;
    private final AskedLayers layers;
    private final AskedAreas areas;
    private final LayerCatalogue catalogue;
    private final RegionGrid grid;
    private final DivisionLayers divisions;
    private final VisibleLayers visible;
    private final StyleBook styles;
    private final CurrentPerson person;
    private final Clock clock;
    private final PdfFont font;

    MapSheets(
            DeskJobs jobs,
            AskedLayers layers,
            AskedAreas areas,
            LayerCatalogue catalogue,
            RegionGrid grid,
            DivisionLayers divisions,
            VisibleLayers visible,
            StyleBook styles,
            PdfFont font,
            CurrentPerson person,
            Clock clock) {
        this.jobs = jobs;
        this.layers = layers;
        this.areas = areas;
        this.catalogue = catalogue;
        this.grid = grid;
        this.divisions = divisions;
        this.visible = visible;
        this.styles = styles;
        this.person = person;
        this.clock = clock;
        this.font = font;
    }

    /** @throws RefusedQuestionException if it cannot be drawn as asked, or too much is under way */
    DeskJob take(Questions.Sheet question) {
        PlanSheetContent content = content(question);
        var sheet = new PlanSheet(styles.with(looks(question)), font);
        return jobs.take(DeskJob.Kind.SHEET, (job, folder) -> draw(sheet, content, job, folder));
    }

    private static List<Questions.SheetLayer> askedLayers(Questions.Sheet question) {
        return question.layers() == null ? List.of() : nonNull(question.layers());
    }

    /** Of the versions that are shown: another one may be coded by another classification. */
    private List<LayerStyle> looks(Questions.Sheet question) {
        return askedLayers(question).stream()
                .map(asked -> layers.get(asked.layer(), asked.version()))
                .map(version -> styles.look(version.layer(), version.title(), version.classes()))
                .toList();
    }

    PlanSheet.Ground ground(@Nullable String paper, boolean landscape, @Nullable Integer scale) {
        return PlanSheet.ground(paper(paper), landscape, scale(scale));
    }

    private DeskJob.Result draw(PlanSheet sheet, PlanSheetContent content, DeskJob job, Path folder)
            throws IOException {
        Path file = folder.resolve("sheet.pdf");
        try (OutputStream out = Files.newOutputStream(file)) {
            sheet.write(content, out, job::goesOn);
        } catch (TooManyFeaturesException e) {
            var refused = new RefusedQuestionException(
                    422, "sheet-too-much", PlanSheet.MOST_FEATURES, content.scale() / 2, content.scale());
            refused.initCause(e);
            throw refused;
        }
        return new DeskJob.Result(file, content.title() + ".pdf", "application/pdf", Files.size(file));
    }

    private PlanSheetContent content(Questions.Sheet question) {
        List<Questions.SheetLayer> asked = askedLayers(question);
        if (asked.isEmpty() || asked.size() > MOST_LAYERS) {
            throw new RefusedQuestionException(400, "sheet-layers", MOST_LAYERS);
        }
        var shown = new ArrayList<ShownLayer>();
        var facts = new ArrayList<Fact>();
        CrsCode crs = zone(question.crs());
        for (Questions.SheetLayer layer : asked) {
            LayerVersion version = layers.get(layer.layer(), layer.version());
            refuseOtherDatum(version, crs);
            double opacity = layer.opacity() == null ? 1 : layer.opacity();
            if (!(opacity >= 0 && opacity <= 1)) {
                throw new RefusedQuestionException(400, "sheet-opacity");
            }
            shown.add(new ShownLayer(ReprojectedLayer.of(catalogue.source(version), crs), opacity));
            facts.add(new Fact(
                    version.title(),
                    "第 " + version.number() + " 版，数据日期 " + (version.dataDate() == null ? "未说明" : version.dataDate())));
        }
        facts.add(new Fact("坐标系", CrsCatalogue.get(crs).nameZh()));
        facts.add(new Fact("制图", person.get().unitName() + " " + person.get().displayName()));
        facts.add(new Fact("打印时间", LocalDateTime.now(clock).format(PRINTED)));
        String title = text(question.title(), LONGEST_TITLE);
        return new PlanSheetContent(
                title.isEmpty() ? "规划用图" : title,
                "供规划查询使用，不作为审批依据",
                crs,
                paper(question.paper()),
                !Boolean.FALSE.equals(question.landscape()),
                scale(question.scale()),
                centre(question.centre(), crs),
                shown,
                shapes(question, crs),
                overview(crs),
                facts,
                notes(question));
    }

    private static void refuseOtherDatum(LayerVersion version, CrsCode crs) {
        try {
            CoordinateTransformer.between(version.crs(), crs);
        } catch (DatumChangeException e) {
            var refused = new RefusedQuestionException(
                    422, "sheet-datum", version.title(), version.crs().toString(), crs.toString());
            refused.initCause(e);
            throw refused;
        }
    }

    private List<Shape> shapes(Questions.Sheet question, CrsCode crs) {
        List<Questions.SheetShape> asked = question.shapes() == null ? List.of() : nonNull(question.shapes());
        if (asked.size() > MOST_SHAPES) {
            throw new RefusedQuestionException(422, "sheet-shapes", MOST_SHAPES);
        }
        return asked.stream()
                .map(shape -> new Shape(
                        areas.get(new Questions.Area(shape.geometry(), crs.toString(), null, null, null), crs)
                                .ground(),
                        text(shape.label(), LONGEST_TITLE)))
                .toList();
    }

    private List<Geometry> overview(CrsCode crs) {
        var outlines = new ArrayList<Geometry>();
        visible.find(DivisionLayers.COUNTIES)
                .flatMap(version -> divisions.counties(crs))
                .ifPresent(version -> divisions.visit(version, null, crs, county -> outlines.add(county.ground())));
        return outlines;
    }

    private CrsCode zone(@Nullable String text) {
        CrsCode crs = AskedSystems.read(text, grid.crs());
        if (!CrsCatalogue.get(crs).isZone()) {
            throw new RefusedQuestionException(422, "sheet-crs", crs.toString());
        }
        return crs;
    }

    private static List<String> notes(Questions.Sheet question) {
        String notes = text(question.notes(), LONGEST_NOTE);
        return notes.isEmpty() ? List.of() : List.of(notes);
    }

    private static Coordinate centre(@Nullable List<@Nullable Double> centre, CrsCode crs) {
        if (centre == null || centre.size() != 2) {
            throw new RefusedQuestionException(400, "sheet-centre");
        }
        Double easting = centre.get(0);
        Double northing = centre.get(1);
        if (easting == null || northing == null) {
            throw new RefusedQuestionException(400, "sheet-centre");
        }
        CrsCode degrees = CrsCatalogue.geographic(CrsCatalogue.get(crs).datum()).code();
        AskedSystems.in(crs, () -> CoordinateTransformer.between(crs, degrees).transform(easting, northing));
        return new Coordinate(easting, northing);
    }

    private static Paper paper(@Nullable String name) {
        String wanted = name == null ? "A4" : name.toUpperCase(Locale.ROOT);
        return Arrays.stream(Paper.values())
                .filter(paper -> paper.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new RefusedQuestionException(400, "sheet-paper"));
    }

    private static int scale(@Nullable Integer scale) {
        if (scale == null || scale < LEAST_SCALE || scale > MOST_SCALE) {
            throw new RefusedQuestionException(400, "sheet-scale", LEAST_SCALE, MOST_SCALE);
        }
        return scale;
    }

    private static String text(@Nullable String text, int longest) {
        String plain =
                text == null ? "" : text.replaceAll("[\\p{Cntrl}\\\\/]", " ").strip();
        return plain.substring(0, Math.min(plain.length(), longest));
    }

    private static <T> List<T> nonNull(List<@Nullable T> list) {
        var found = new ArrayList<T>();
        for (T item : list) {
            if (item == null) {
                throw new RefusedQuestionException(400, "not-understood", 1, 1);
            }
            found.add(item);
        }
        return found;
    }
}
