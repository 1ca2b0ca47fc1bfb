package org.hongxian.map.layer;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.hongxian.gis.landclass.LandClassCoding;
import org.hongxian.gis.landclass.LandClassRecognition;
import org.hongxian.gis.landclass.LandClassScheme;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.map.layer.LayerCatalogue.NewVersion;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygonal;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Stores one version: a table of its own, filled, then indexed, then read back for the digest, and last the row that makes it
 * known. H2 ends a transaction at every table it makes, so that row, not one long transaction, is what makes the import whole
 * or nothing; each step runs in a transaction of its own, never in the caller's.
 */
final class VersionImport {

    private static final int BATCH = 500;
    private static final int FETCH_SIZE = 500;
    private static final int LONGEST_ID = 80;
    private static final int LONGEST_FIELD = 40;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate alone;
    private final Dialect dialect;
    private final Clock clock;

    VersionImport(DataSource dataSource, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.jdbc.setFetchSize(FETCH_SIZE);
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.dialect = Dialect.of(dataSource);
        this.clock = clock;
    }

    /** @return the id of the stored version */
    UUID run(NewVersion version, Stream<LayerFeature> features) {
        LandClassCoding stated = known(version);
        UUID id = UUID.randomUUID();
        String table = "layer_feature_" + id.toString().replace("-", "");
        alone.executeWithoutResult(status ->
                jdbc.update("INSERT INTO layer_import (feature_table, started_at) VALUES (?, ?)", table, now()));
        try {
            alone.executeWithoutResult(status -> jdbc.execute(dialect.createTable(table)));
            var recognition = new LandClassRecognition(today());
            alone.executeWithoutResult(status -> load(version, features, table, recognition));
            index(version, table);
            LandClassCoding classes =
                    stated != null ? stated : recognition.coding().orElse(null);
            FeatureDigest digest = alone.execute(status -> digest(table));
            alone.executeWithoutResult(status -> publish(id, table, version, digest, classes));
            return id;
        } catch (RuntimeException failure) {
            discard(table, failure);
            throw failure;
        }
    }

    void removeUnfinished() {
        List<String> tables = jdbc.queryForList("SELECT feature_table FROM layer_import", String.class);
        tables.forEach(this::drop);
    }

    /** What the supplier stated, once it is certain that there is such a scheme. */
    private @Nullable LandClassCoding known(NewVersion version) {
        LandClassCoding stated = version.classes();
        if (stated == null) {
            return null;
        }
        if (stated.field().isBlank() || stated.field().length() > LONGEST_FIELD) {
            throw new LayerImportException(version.layer(), null, "the class field is empty or longer than 40");
        }
        if (LandClassScheme.inForce(today()).stream()
                .noneMatch(scheme -> scheme.key().equals(stated.scheme()))) {
            throw new LayerImportException(
                    version.layer(), null, "no land-class scheme " + stated.scheme() + " is in force");
        }
        return stated;
    }

    private void load(
            NewVersion version, Stream<LayerFeature> features, String table, LandClassRecognition recognition) {
        String sql = "INSERT INTO " + table + " (id, geom, attributes) VALUES (?, ?, ?)";
        var batch = new ArrayList<Object[]>(BATCH);
        for (Iterator<LayerFeature> each = features.iterator(); each.hasNext(); ) {
            LayerFeature feature = each.next();
            recognition.add(feature.attributes());
            batch.add(row(version, feature));
            if (batch.size() == BATCH) {
                jdbc.batchUpdate(sql, batch);
                batch.clear();
            }
        }
        jdbc.batchUpdate(sql, batch);
    }

    private static Object[] row(NewVersion version, LayerFeature feature) {
        Geometry geometry = feature.geometry();
        if (feature.id().isBlank() || feature.id().length() > LONGEST_ID) {
            throw new LayerImportException(version.layer(), feature.id(), "the feature id is empty or longer than 80");
        }
        if (!(geometry instanceof Polygonal) || geometry.isEmpty()) {
            throw new LayerImportException(
                    version.layer(), feature.id(), "expected a polygon, found " + geometry.getGeometryType());
        }
        double extreme = geometry.getEnvelopeInternal().getWidth()
                + geometry.getEnvelopeInternal().getHeight();
        if (!Double.isFinite(extreme)) {
            throw new LayerImportException(version.layer(), feature.id(), "a coordinate is not a finite number");
        }
        return new Object[] {
            feature.id(), Ewkb.bytes(geometry, version.crs().epsg()), AttributeText.write(feature.attributes())
        };
    }

    private void index(NewVersion version, String table) {
        try {
            alone.executeWithoutResult(status -> jdbc.execute(dialect.primaryKey(table)));
        } catch (DataIntegrityViolationException e) {
            throw new LayerImportException(version.layer(), firstTwice(table), "the feature id occurs twice", e);
        }
        alone.executeWithoutResult(status -> jdbc.execute(dialect.createSpatialIndex(table)));
        dialect.afterLoad(table).ifPresent(jdbc::execute);
    }

    private String firstTwice(String table) {
        return jdbc.queryForList(
                        "SELECT id FROM " + table + " GROUP BY id HAVING COUNT(*) > 1 ORDER BY id", String.class)
                .get(0);
    }

    private FeatureDigest digest(String table) {
        var digest = new FeatureDigest();
        jdbc.query("SELECT id, geom, attributes FROM " + table + " ORDER BY id", row -> {
            digest.add(DatabaseLayerCatalogue.feature(row));
        });
        return digest;
    }

    private void publish(
            UUID id, String table, NewVersion version, FeatureDigest digest, @Nullable LandClassCoding classes) {
        Integer last = jdbc.queryForObject(
                "SELECT COALESCE(MAX(version_number), 0) FROM layer_version WHERE layer = ?",
                Integer.class,
                version.layer());
        Geometry extent = version.extent();
        jdbc.update(
                """
                INSERT INTO layer_version (id, layer, title, version_number, epsg, data_date, extent, source,
                    class_field, class_scheme, feature_table, feature_count, digest, imported_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                id,
                version.layer(),
                version.title(),
                last == null ? 1 : last + 1,
                version.crs().epsg(),
                version.dataDate(),
                extent == null ? null : Ewkb.bytes(extent, version.crs().epsg()),
                version.source(),
                classes == null ? null : classes.field(),
                classes == null ? null : classes.scheme(),
                table,
                digest.features(),
                digest.hex(),
                now());
        jdbc.update("DELETE FROM layer_import WHERE feature_table = ?", table);
    }

    private void discard(String table, RuntimeException failure) {
        try {
            drop(table);
        } catch (DataAccessException e) {
            failure.addSuppressed(e);
        }
    }

    private void drop(String table) {
        alone.executeWithoutResult(status -> jdbc.execute("DROP TABLE IF EXISTS " + table));
        alone.executeWithoutResult(status -> jdbc.update("DELETE FROM layer_import WHERE feature_table = ?", table));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
