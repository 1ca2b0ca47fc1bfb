package org.hongxian.map.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.hongxian.gis.coordinatefile.LayerShapefile;
import org.hongxian.gis.coverage.Polygonal;
import org.hongxian.gis.geopackage.GeoPackageWriter;
import org.hongxian.gis.geopackage.GeoPackageWriter.ColumnType;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.map.feature.FeatureFilter;
import org.hongxian.map.feature.FeatureReader;
import org.hongxian.map.feature.FeatureSelection;
import org.hongxian.map.feature.LayerFields;
import org.hongxian.map.layer.LayerCatalogue;
import org.hongxian.map.layer.LayerVersion;
import org.hongxian.map.layer.SurveyFields;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.operation.relateng.RelateNG;
import org.locationtech.jts.operation.relateng.RelatePredicate;

/**
 * Writes chosen features of a layer version as a file. Two passes over the features: the first counts them and learns what the columns
 * hold, the second writes. Memory does not grow with their number.
 */
public final class LayerExport {

    private static final int PORTION = 500;

    private final LayerCatalogue catalogue;

    public LayerExport(LayerCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * What to write.
     *
     * @param filter not used by another thread meanwhile
     * @param area valid, in the CRS of the version, easting first; only features that share ground with it; null for everywhere
     * @param clip whether features are cut at the edge of the area
     * @param baseName of the file and of the table in it, without ending
     * @param areaTitle head of the column of areas in a workbook
     * @param most features that are written at all
     */
    public record Order(
            LayerVersion version,
            FeatureFilter filter,
            @Nullable MultiPolygon area,
            boolean clip,
            ExportFormat format,
            String baseName,
            String areaTitle,
            int most) {}

    /** There are more features than may be written. */
    public static final class TooManyFeaturesException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final int most;

        TooManyFeaturesException(int most) {
            super("more than " + most + " features");
            this.most = most;
        }

        public int most() {
            return most;
        }
    }

    /** Told how far it is; both numbers are features, the second 0 as long as it is not known. */
    @FunctionalInterface
    public interface Progress {

        void reached(long done, long total);
    }

    /**
     * @param file written anew
     * @return how many features were written
     * @throws TooManyFeaturesException before anything is written
     * @throws CancellationException if it does not go on; the file is then of no use
     */
    public long write(Order order, Path file, LocalDate day, Progress progress, BooleanSupplier goesOn)
            throws IOException {
        return new Run(order, day, progress, goesOn).write(file);
    }

    private final class Run {

        private final Order order;
        private final Progress progress;
        private final BooleanSupplier goesOn;
        private final List<ExportColumn> columns;
        private final @Nullable PreparedGeometry prepared;
        private final @Nullable RelateNG relation;
        private long total;
        private long done;

        Run(Order order, LocalDate day, Progress progress, BooleanSupplier goesOn) {
            this.order = order;
            this.progress = progress;
            this.goesOn = goesOn;
            this.columns = LayerFields.of(
                            catalogue.figures(order.version()).filled().keySet(), day)
                    .fields()
                    .stream()
                    .map(field -> new ExportColumn(field.name(), field.kind() == SurveyFields.Kind.NUMBER))
                    .toList();
            this.prepared = order.area() == null ? null : PreparedGeometryFactory.prepare(order.area());
            this.relation = order.area() == null ? null : RelateNG.prepare(order.area());
        }

        long write(Path file) throws IOException {
            each(feature -> {
                if (++total > order.most()) {
                    throw new TooManyFeaturesException(order.most());
                }
                columns.forEach(column -> column.learn(feature.attributes().get(column.name())));
                progress.reached(0, 0);
            });
            try (OutputStream zip = order.format() == ExportFormat.SHP ? Files.newOutputStream(file) : null;
                    ExportTarget target = target(file, zip)) {
                each(feature -> {
                    try {
                        target.add(feature.id(), ground(feature), values(feature));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    progress.reached(++done, total);
                });
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
            return done;
        }

        private List<@Nullable Object> values(LayerFeature feature) {
            var values = new ArrayList<@Nullable Object>();
            columns.forEach(
                    column -> values.add(column.value(feature.attributes().get(column.name()))));
            return values;
        }

        /** Features of the selection that share more than a boundary with the area. */
        private void each(Consumer<LayerFeature> visitor) {
            var reader = new FeatureReader(catalogue);
            Optional<String> after = Optional.of("");
            while (after.isPresent()) {
                var selection = new FeatureSelection(
                        order.version(), order.area(), order.filter(), after.get(), PORTION, PORTION);
                after = reader.read(selection, feature -> {
                    if (!goesOn.getAsBoolean()) {
                        throw new CancellationException();
                    }
                    if (relation == null || !relation.evaluate(feature.geometry(), RelatePredicate.touches())) {
                        visitor.accept(feature);
                    }
                });
                if (!goesOn.getAsBoolean()) {
                    throw new CancellationException();
                }
            }
        }

        private MultiPolygon ground(LayerFeature feature) {
            Geometry geometry = feature.geometry();
            MultiPolygon area = order.area();
            if (!order.clip() || area == null || prepared == null || prepared.covers(geometry)) {
                return Polygonal.areas(geometry);
            }
            Geometry valid = Polygonal.isValid(geometry) ? geometry : Polygonal.repaired(geometry);
            return Polygonal.intersection(valid, area);
        }

        private ExportTarget target(Path file, @Nullable OutputStream zip) throws IOException {
            LayerVersion version = order.version();
            return switch (order.format()) {
                case GEOJSON -> new GeoJsonTarget(file, version.crs(), columns);
                case XLSX -> new WorkbookTarget(file, version.title(), order.areaTitle(), version.crs(), columns);
                case GPKG -> geoPackage(file);
                case SHP -> shapefile(java.util.Objects.requireNonNull(zip));
            };
        }

        private ExportTarget geoPackage(Path file) throws IOException {
            Map<String, ColumnType> types = new LinkedHashMap<>();
            columns.forEach(column -> types.put(column.name(), column.isNumber() ? ColumnType.REAL : ColumnType.TEXT));
            GeoPackageWriter writer = GeoPackageWriter.create(
                    file, order.version().layer(), order.version().crs(), types);
            return new ExportTarget() {
                @Override
                public void add(String id, MultiPolygon geometry, List<@Nullable Object> values) throws IOException {
                    var plain = new ArrayList<@Nullable Object>();
                    values.forEach(value -> plain.add(value instanceof Number number ? number.doubleValue() : value));
                    writer.add(geometry, plain);
                }

                @Override
                public void close() throws IOException {
                    writer.close();
                }
            };
        }

        private ExportTarget shapefile(OutputStream zip) throws IOException {
            var writer = new LayerShapefile(
                    order.version().layer(),
                    order.version().crs(),
                    columns.stream()
                            .map(column -> new LayerShapefile.Column(
                                    column.name(), column.isNumber() ? column.decimals() : null, column.bytes()))
                            .toList(),
                    Math.toIntExact(total),
                    zip);
            return new ExportTarget() {
                @Override
                public void add(String id, MultiPolygon geometry, List<@Nullable Object> values) throws IOException {
                    writer.add(geometry, values);
                }

                @Override
                public void close() throws IOException {
                    writer.close();
                }
            };
        }
    }
}
