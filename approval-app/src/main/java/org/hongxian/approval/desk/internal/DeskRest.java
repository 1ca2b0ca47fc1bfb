package org.hongxian.approval.desk.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import org.hongxian.approval.desk.internal.AskedAreas.AskedArea;
import org.hongxian.approval.desk.internal.Divisions.Division;
import org.hongxian.approval.question.AskedSystems;
import org.hongxian.approval.question.QuestionReader;
import org.hongxian.approval.question.RefusedQuestionException;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.map.region.RegionGrid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/**
 * What planners ask of layers and areas. Questions are posted because shapes do not fit into an address; nothing is changed by one.
 * Officials only; see the route rules.
 */
@RestController
@RequestMapping("/api/v1/desk")
class DeskRest {

    private final QuestionReader reader;
    private final RegionGrid grid;
    private final AskedLayers layers;
    private final AskedAreas areas;
    private final AreaUploads uploads;
    private final Divisions divisions;
    private final FeaturePages features;
    private final FieldLists fields;
    private final StatisticsDesk statistics;
    private final OutlookDesk outlook;

    DeskRest(
            QuestionReader reader,
            RegionGrid grid,
            AskedLayers layers,
            AskedAreas areas,
            AreaUploads uploads,
            Divisions divisions,
            FeaturePages features,
            FieldLists fields,
            StatisticsDesk statistics,
            OutlookDesk outlook) {
        this.reader = reader;
        this.grid = grid;
        this.layers = layers;
        this.areas = areas;
        this.uploads = uploads;
        this.divisions = divisions;
        this.features = features;
        this.fields = fields;
        this.statistics = statistics;
        this.outlook = outlook;
    }

    /** Counties, towns and villages, in order of their codes. */
    @GetMapping("/units")
    List<Division> units() {
        return divisions.list();
    }

    /** Keeps the area of a file for the questions of this person. */
    @PostMapping(path = "/areas", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    DeskViews.Uploaded upload(
            @RequestParam MultipartFile file, @RequestParam(required = false) @Nullable String crs, Locale locale)
            throws IOException {
        try (InputStream content = file.getInputStream()) {
            return uploads.take(file.getOriginalFilename(), content, crs, locale);
        }
    }

    /** What an area is: the land of a division, a shape with its buffer. */
    @PostMapping("/areas/outline")
    DeskViews.Outline outline(HttpServletRequest request) throws IOException {
        Questions.Outline question = reader.read(request.getInputStream(), Questions.Outline.class);
        if (question.area() == null) {
            throw new RefusedQuestionException(400, "area-one");
        }
        CrsCode crs = AskedSystems.read(question.crs(), grid.crs());
        AskedArea area = areas.get(question.area(), crs);
        return DeskViews.Outline.of(area);
    }

    /** The attributes of a layer, for conditions and keys. */
    @GetMapping("/fields/{layer}")
    DeskViews.Fields fields(
            @PathVariable String layer, @RequestParam(required = false) @Nullable Integer version, Locale locale) {
        return fields.of(layers.get(layer, version), locale);
    }

    /** Features by condition and area, in order of their ids. */
    @PostMapping("/features")
    DeskViews.Features features(HttpServletRequest request, Locale locale) throws IOException {
        return features.page(reader.read(request.getInputStream(), Questions.Features.class), locale);
    }

    /** Areas and counts by up to three keys. */
    @PostMapping("/statistics")
    DeskViews.Statistics statistics(HttpServletRequest request) throws IOException {
        var answer = statistics.answer(reader.read(request.getInputStream(), Questions.Statistics.class));
        return DeskViews.Statistics.of(answer.version(), answer.measure(), answer.table(), answer.outsideDataShare());
    }

    /** What a shape would mean as an application: level, layers, classes, conflicts, fees. */
    @PostMapping("/outlook")
    OutlookViews.Outlook outlook(HttpServletRequest request) throws IOException {
        return outlook.answer(reader.read(request.getInputStream(), Questions.Outlook.class));
    }
}
