package org.hongxian.gis.overlay;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.hongxian.gis.coverage.CoverageFaces;
import org.hongxian.gis.coverage.NarrowGaps;
import org.hongxian.gis.coverage.Polygonal;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.MeasuringPlane;
import org.hongxian.gis.overlay.QualityReport.Defects;
import org.hongxian.gis.overlay.QualityReport.InvalidFeature;
import org.hongxian.gis.reference.DatedValues;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/**
 * Whether a layer covers its ground once: invalid features, overlaps, gaps and holes, each with its place.
 *
 * <p>Invalid features are repaired for the check only and named. Memory is that of the features plus one small record per edge, time
 * is near linear: 20,000 parcels of 48 vertices take a few seconds.
 */
public final class CoverageQuality {

    private static final int MOST_PLACES = 200;
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final double sliverSquareMetres;
    private final double gapWidthMetres;
    private final double roundingMetres;
    private final MeasuringPlane plane;
    private final int mostPlaces;

    private CoverageQuality(LocalDate day, MeasuringPlane plane, int mostPlaces) {
        this.mostPlaces = mostPlaces;
        DatedValues values = DatedValues.on(day, "overlay-tolerances.csv");
        this.sliverSquareMetres = values.get("raw-sliver-square-metres");
        this.gapWidthMetres = values.get("gap-width-metres");
        this.roundingMetres = values.get("coordinate-rounding-metres");
        this.plane = plane;
    }

    /**
     * @param features of one layer version, in any order
     * @param crs of the features, easting (longitude) first
     * @param day decides which tolerances apply
     */
    public static QualityReport check(Collection<LayerFeature> features, CrsCode crs, LocalDate day) {
        return check(features, crs, day, MOST_PLACES);
    }

    /**
     * The same with so many places of each kind of defect.
     *
     * @param mostPlaces the largest ones are told
     */
    public static QualityReport check(Collection<LayerFeature> features, CrsCode crs, LocalDate day, int mostPlaces) {
        return look(features, crs, day, mostPlaces).report();
    }

    /**
     * The report, and what is covered.
     *
     * @param covered at least once, in the CRS of the features; narrow gaps, which the report tells, are taken for covered
     */
    public record Look(QualityReport report, MultiPolygon covered) {}

    /** The same as {@link #check(Collection, CrsCode, LocalDate, int)}, with the ground that is covered. */
    public static Look look(Collection<LayerFeature> features, CrsCode crs, LocalDate day, int mostPlaces) {
        var envelope = new Envelope();
        features.forEach(f -> envelope.expandToInclude(f.geometry().getEnvelopeInternal()));
        return new CoverageQuality(day, MeasuringPlane.of(crs, envelope), mostPlaces)
                .run(
                        features.stream()
                                .sorted(Comparator.comparing(LayerFeature::id))
                                .toList(),
                        crs);
    }

    private Look run(List<LayerFeature> features, CrsCode crs) {
        MeasuringPlane.Way way = plane.from(crs);
        var ids = new ArrayList<String>();
        var polygons = new ArrayList<Geometry>();
        var invalid = new ArrayList<InvalidFeature>();
        int notPolygonal = 0;
        for (LayerFeature feature : features) {
            Geometry geometry = way.toPlane(feature.geometry());
            if (geometry.getDimension() < 2) {
                notPolygonal++;
                continue;
            }
            TopologyValidationError error = new IsValidOp(geometry).getValidationError();
            if (error != null) {
                invalid.add(invalid(feature.id(), error));
                geometry = Polygonal.repaired(geometry);
            }
            ids.add(feature.id());
            polygons.add(geometry);
        }
        var faces = new CoverageFaces(polygons, FACTORY);
        MultiPolygon union = faces.union();
        List<NarrowGaps.Gap> narrow = NarrowGaps.find(faces, gapWidthMetres, FACTORY);
        var report = new QualityReport(
                features.size(),
                notPolygonal,
                invalid,
                polygons.stream().mapToDouble(Geometry::getArea).sum(),
                union.getArea(),
                Defects.of(overlaps(faces, ids), mostPlaces),
                Defects.of(gaps(narrow, ids), mostPlaces),
                Defects.of(holes(faces), mostPlaces),
                gapWidthMetres);
        return new Look(report, plane.toDrawing(with(union, narrow)));
    }

    private static MultiPolygon with(MultiPolygon covered, List<NarrowGaps.Gap> gaps) {
        if (gaps.isEmpty()) {
            return covered;
        }
        Stream<Geometry> all = Stream.concat(Stream.of(covered), gaps.stream().map(NarrowGaps.Gap::area));
        return Polygonal.union(all.toList(), covered);
    }

    private InvalidFeature invalid(String id, TopologyValidationError error) {
        Coordinate place = plane.toDrawing(error.getCoordinate());
        return new InvalidFeature(id, error.getMessage(), place.getX(), place.getY());
    }

    private List<Spot> overlaps(CoverageFaces faces, List<String> ids) {
        var spots = new ArrayList<Spot>();
        for (CoverageFaces.Overlap overlap : faces.overlaps()) {
            if (isMeasurable(overlap.area())) {
                spots.add(spot(ids.get(overlap.first()) + " / " + ids.get(overlap.second()), overlap.area()));
            }
        }
        return spots;
    }

    private List<Spot> gaps(List<NarrowGaps.Gap> gaps, List<String> ids) {
        var spots = new ArrayList<Spot>();
        for (NarrowGaps.Gap gap : gaps) {
            if (isMeasurable(gap.area())) {
                String names = ids.get(gap.neighbours().get(0)) + " / "
                        + ids.get(gap.neighbours().get(1));
                spots.add(spot(names, gap.area()));
            }
        }
        return spots;
    }

    /** Enclosed ground wider than a gap. */
    private List<Spot> holes(CoverageFaces faces) {
        var spots = new ArrayList<Spot>();
        for (Polygon hole : faces.gaps()) {
            if (Polygonal.meanWidth(hole) >= gapWidthMetres) {
                spots.add(spot("", hole));
            }
        }
        return spots;
    }

    private boolean isMeasurable(Geometry area) {
        return area.getArea() > sliverSquareMetres && Polygonal.meanWidth(area) >= roundingMetres;
    }

    private Spot spot(String feature, Geometry area) {
        Coordinate inside = plane.toDrawing(Polygonal.pointInside(area));
        return new Spot(feature, inside.getX(), inside.getY(), area.getArea());
    }
}
