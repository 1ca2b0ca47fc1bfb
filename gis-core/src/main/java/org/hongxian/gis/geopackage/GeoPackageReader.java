package org.hongxian.gis.geopackage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hongxian.gis.coordinatefile.Assumption;
import org.hongxian.gis.coordinatefile.DroppedHeights;
import org.hongxian.gis.coordinatefile.FeatureSink;
import org.hongxian.gis.coordinatefile.Findings;
import org.hongxian.gis.coordinatefile.PartQuestion;
import org.hongxian.gis.coordinatefile.ProjectionText;
import org.hongxian.gis.coordinatefile.RawFeature;
import org.hongxian.gis.coordinatefile.ReadLimits;
import org.hongxian.gis.coordinatefile.ReadOptions;
import org.hongxian.gis.coordinatefile.UnusableFileException;
import org.hongxian.gis.coordinatefile.UnusableReason;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.CrsDefinition;
import org.hongxian.gis.issue.IssueCode;
import org.hongxian.gis.issue.Place;
import org.jspecify.annotations.Nullable;

/** Reads the features of one table of a GeoPackage, row by row. */
final class GeoPackageReader {

    /** Of the bytes a row takes at least; a file that yields more rows than it has room for leads in circles. */
    private static final int SMALLEST_ROW_BYTES = 4;

    private final String fileName;
    private final Path file;
    private final ReadOptions options;
    private final TextBudget texts;

    GeoPackageReader(String fileName, Path file, ReadOptions options) {
        this.fileName = fileName;
        this.file = file;
        this.options = options;
        this.texts = new TextBudget(fileName, options.limits().unpackedBytes());
    }

    /**
     * @throws UnusableFileException if it is no GeoPackage, is damaged, or holds several tables of polygons and the options name none
     */
    void read(FeatureSink sink) throws IOException {
        long mostRows = Files.size(file) / SMALLEST_ROW_BYTES;
        try (Connection connection = ReadOnlyDatabase.open(fileName, file, options.limits())) {
            var contents = new GeoPackageContents(fileName, connection, texts);
            FeatureTable table = choose(contents.tables(), sink);
            PartQuestion.answered(options).ifPresent(sink::assume);
            crs(table).ifPresent(sink::crs);
            sink.fields(table.attributes());
            rows(connection, table, mostRows, sink);
        } catch (SQLException e) {
            throw new UnusableFileException(fileName, UnusableReason.FILE_BROKEN, ReadOnlyDatabase.words(e));
        }
    }

    private FeatureTable choose(List<FeatureTable> tables, FeatureSink sink) {
        if (tables.isEmpty()) {
            throw new UnusableFileException(fileName, UnusableReason.NO_PLOTS);
        }
        String names = tables.stream().map(FeatureTable::name).collect(Collectors.joining(", "));
        if (!options.parts().isEmpty()) {
            String asked = options.parts().get(0);
            return tables.stream()
                    .filter(table -> options.parts().size() == 1 && table.name().equals(asked))
                    .findFirst()
                    .orElseThrow(() -> new UnusableFileException(
                            fileName,
                            UnusableReason.PART_UNKNOWN,
                            Findings.excerpt(String.join(", ", options.parts())),
                            names));
        }
        List<FeatureTable> polygonal =
                tables.stream().filter(FeatureTable::mayHoldPolygons).toList();
        List<FeatureTable> candidates = polygonal.isEmpty() ? tables : polygonal;
        if (candidates.size() > 1) {
            throw PartQuestion.asked(
                    fileName, candidates.stream().map(FeatureTable::name).toList());
        }
        if (tables.size() > 1) {
            sink.assume(
                    new Assumption("part-chosen", 0.9, List.of(candidates.get(0).name(), names)));
        }
        return candidates.get(0);
    }

    /** By the number of the authority, else by what the definition says; empty when the table leaves it undefined. */
    private Optional<CrsCode> crs(FeatureTable table) {
        Optional<CrsCode> known = "EPSG".equals(table.organization().toUpperCase(Locale.ROOT))
                ? CrsCatalogue.find(new CrsCode(table.organizationCode())).map(CrsDefinition::code)
                : Optional.empty();
        Optional<CrsCode> found = known.isPresent() ? known : ProjectionText.parse(table.definition());
        boolean silent = table.srsId() <= 0 || table.definition().isBlank();
        if (found.isEmpty() && !silent && options.crs() == null) {
            throw new UnusableFileException(
                    fileName, UnusableReason.CRS_NOT_SUPPORTED, Findings.excerpt(table.srsName()));
        }
        return found;
    }

    private void rows(Connection connection, FeatureTable table, long mostRows, FeatureSink sink) throws SQLException {
        var geometries = new GeometryBlob(options.limits().points());
        var heights = new DroppedHeights(sink);
        long about = about(connection, table);
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(table.query())) {
            for (long row = 1; rows.next(); row++) {
                if (row > mostRows) {
                    throw new UnusableFileException(fileName, UnusableReason.FILE_BROKEN, "rows > " + mostRows);
                }
                Map<String, String> attributes = attributes(rows, table.attributes());
                RawFeature feature = feature(geometries, rows.getBytes(1), attributes, table, row);
                heights.seen(geometries.sawHeights());
                check(feature, row, sink);
                if (about > 0) {
                    sink.reached(Math.min(1, (double) row / about));
                }
                sink.feature(feature);
            }
        }
    }

    /** For the progress only: numbers that were given up leave it too large. Zero where it cannot be told. */
    private static long about(Connection connection, FeatureTable table) {
        try (Statement statement = connection.createStatement();
                ResultSet last = statement.executeQuery(table.lastRowQuery())) {
            return last.next() ? last.getLong(1) : 0;
        } catch (SQLException e) {
            return 0;
        }
    }

    private RawFeature feature(
            GeometryBlob geometries,
            byte @Nullable [] blob,
            Map<String, String> attributes,
            FeatureTable table,
            long row) {
        if (blob == null) {
            return new RawFeature(attributes, null, null, List.of(), 0);
        }
        try {
            return geometries.feature(blob, attributes);
        } catch (GeometryBlob.TooManyPoints e) {
            throw new UnusableFileException(
                    fileName,
                    UnusableReason.TOO_MANY_POINTS,
                    Integer.toString(options.limits().points()));
        } catch (GeometryBlob.Broken e) {
            throw new UnusableFileException(
                    fileName,
                    UnusableReason.FILE_BROKEN,
                    "%s, %d: %s".formatted(Findings.excerpt(table.name()), row, e.getMessage()));
        }
    }

    private Map<String, String> attributes(ResultSet rows, List<String> names) throws SQLException {
        var attributes = new LinkedHashMap<String, String>();
        for (int i = 0; i < names.size(); i++) {
            String text = texts.take(ColumnText.of(rows.getObject(i + 2)));
            if (!text.isEmpty()) {
                attributes.put(names.get(i), text);
            }
        }
        return attributes;
    }

    private static void check(RawFeature feature, long row, FeatureSink sink) {
        for (double[] ring : feature.rings()) {
            for (double value : ring) {
                if (!(Math.abs(value) <= ReadLimits.LARGEST_COORDINATE)) {
                    sink.findings()
                            .add(
                                    IssueCode.NUMBER_INVALID,
                                    Place.plot(Long.toString(row)),
                                    Map.of("field", "geom", "text", Double.toString(value)));
                }
            }
        }
    }
}
