package org.hongxian.map.layer;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.hongxian.gis.landclass.LandClassCoding;
import org.hongxian.gis.landclass.LandClassRecognition;
import org.hongxian.gis.landclass.LandClassScheme;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.map.layer.ImportListener.Step;
import org.hongxian.map.layer.LayerCatalogue.NewVersion;
import org.hongxian.map.layer.LayerImportException.Reason;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygonal;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Stores one version: a table of its own, filled and indexed, then its digest, and last the row that makes it
 * known. H2 ends a transaction at every table it makes, so that row, not one long transaction, is what makes the import whole
 * or nothing; each step runs in a transaction of its own, never in the caller's.
 */
final class VersionImport {

    /** Between two words to the listener. */
    private static final int PORTION = 500;

    private static final long BETWEEN_WORDS_NANOS = 100_000_000;

    private static final int FETCH_SIZE = 500;
    private static final int LONGEST_ID = 80;
    private static final int MOST_TRIES = 10;
    private static final int LONGEST_FIELD = 40;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate alone;
    private final Dialect dialect;
    private final InForceTable inForce;
    private final Clock clock;

    VersionImport(DataSource dataSource, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.jdbc.setFetchSize(FETCH_SIZE);
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.dialect = Dialect.of(dataSource);
        this.inForce = new InForceTable(dataSource, clock);
        this.clock = clock;
    }

    /** @return the id of the stored version */
    UUID run(NewVersion version, FeatureFeed features, ImportListener listener, ImportCompanion companion) {
        LandClassCoding stated = known(version);
        UUID id = UUID.randomUUID();
        String table = "layer_feature_" + id.toString().replace("-", "");
        alone.executeWithoutResult(status ->
                jdbc.update("INSERT INTO layer_import (feature_table, started_at) VALUES (?, ?)", table, now()));
        ImportCompanion.Attempt beside = companion.begin(version, id);
        try {
            alone.executeWithoutResult(status -> jdbc.execute(dialect.createTable(table)));
            var recognition = new LandClassRecognition(today());
            var digest = new RunningDigest();
            FeatureFeed passing = consumer -> features.forEach(feature -> {
                consumer.accept(feature);
                recognition.add(feature.attributes());
                beside.add(feature);
            });
            load(version, passing, table, digest, listener);
            listener.reached(Step.CHECKING, 0);
            FeatureDigest checked = check(version, table, digest, listener);
            var stored = new Stored(checked.hex(), checked.features());
            LandClassCoding classes =
                    stated != null ? stated : recognition.coding().orElse(null);
            beside.finish(stored.digest(), patient(listener));
            publishAlone(id, table, version, stored, classes);
            return id;
        } catch (RuntimeException failure) {
            beside.abandon();
            discard(table, failure);
            throw failure;
        }
    }

    /** Tells the listener of the packing a few times a second; it may end the import. */
    private static BooleanSupplier patient(ImportListener listener) {
        long[] toldAt = {System.nanoTime()};
        long[] asked = {0};
        listener.reached(Step.PACKING, 0);
        return () -> {
            asked[0]++;
            long now = System.nanoTime();
            if (now - toldAt[0] > BETWEEN_WORDS_NANOS) {
                toldAt[0] = now;
                listener.reached(Step.PACKING, asked[0]);
            }
            return true;
        };
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
            throw new LayerImportException(
                    Reason.CLASS_FIELD_UNUSABLE, version.layer(), null, "the class field is empty or longer than 40");
        }
        if (LandClassScheme.inForce(today()).stream()
                .noneMatch(scheme -> scheme.key().equals(stated.scheme()))) {
            throw new LayerImportException(
                    Reason.CLASS_SCHEME_UNKNOWN,
                    version.layer(),
                    null,
                    "no land-class scheme " + stated.scheme() + " is in force");
        }
        return stated;
    }

    private void load(
            NewVersion version, FeatureFeed features, String table, RunningDigest digest, ImportListener listener) {
        listener.reached(Step.LOADING, 0);
        if (dialect.indexesFirst()) {
            index(version, table);
        }
        try {
            dialect.loader(jdbc, alone)
                    .load(
                            table,
                            consumer -> features.forEach(feature -> {
                                FeatureRow row = row(version, feature);
                                digest.add(row, feature.geometry().getEnvelopeInternal());
                                consumer.accept(row);
                                if (digest.features() % PORTION == 0) {
                                    listener.reached(Step.LOADING, digest.features());
                                }
                            }));
        } catch (TableLoader.TwiceException e) {
            throw twice(version, e.id(), e);
        }
        listener.reached(Step.INDEXING, 0);
        if (!dialect.indexesFirst()) {
            index(version, table);
        }
        dialect.afterLoad(table).ifPresent(jdbc::execute);
    }

    private static FeatureRow row(NewVersion version, LayerFeature feature) {
        Geometry geometry = feature.geometry();
        if (feature.id().isBlank() || feature.id().length() > LONGEST_ID) {
            throw new LayerImportException(
                    Reason.ID_UNUSABLE, version.layer(), feature.id(), "the feature id is empty or longer than 80");
        }
        if (!(geometry instanceof Polygonal) || geometry.isEmpty()) {
            throw new LayerImportException(
                    Reason.NO_POLYGON,
                    version.layer(),
                    feature.id(),
                    "expected a polygon, found " + geometry.getGeometryType());
        }
        double extreme = geometry.getEnvelopeInternal().getWidth()
                + geometry.getEnvelopeInternal().getHeight();
        if (!Double.isFinite(extreme)) {
            throw new LayerImportException(
                    Reason.COORDINATE_NOT_FINITE, version.layer(), feature.id(), "a coordinate is not a finite number");
        }
        return FeatureRow.of(feature, version.crs().epsg());
    }

    private void index(NewVersion version, String table) {
        try {
            List<String> parts = dialect.parts(jdbc, table);
            alone.executeWithoutResult(status -> parts.forEach(part -> jdbc.execute(dialect.primaryKey(part))));
            if (parts.size() > 1) {
                // The keys of the parts say nothing about an id that is in two of them.
                requireOnce(version, table);
            }
        } catch (DataIntegrityViolationException e) {
            throw twice(version, firstTwice(table), e);
        }
        alone.executeWithoutResult(status -> jdbc.execute(dialect.createSpatialIndex(table)));
    }

    private static LayerImportException twice(NewVersion version, String id, RuntimeException cause) {
        return new LayerImportException(Reason.ID_TWICE, version.layer(), id, "the feature id occurs twice", cause);
    }

    private void requireOnce(NewVersion version, String table) {
        Optional<String> twice = findTwice(table);
        if (twice.isPresent()) {
            throw new LayerImportException(
                    Reason.ID_TWICE, version.layer(), twice.get(), "the feature id occurs twice");
        }
    }

    private String firstTwice(String table) {
        return findTwice(table).orElse("?");
    }

    private Optional<String> findTwice(String table) {
        return jdbc
                .queryForList(
                        "SELECT id FROM " + table + " GROUP BY id HAVING COUNT(*) > 1 ORDER BY id LIMIT 1",
                        String.class)
                .stream()
                .findFirst();
    }

    /** The digest of what is stored, in the order of ids: the running one where the features came like that, else read back. */
    private FeatureDigest check(NewVersion version, String table, RunningDigest running, ImportListener listener) {
        Long count = jdbc.queryForObject("SELECT COUNT(*) FROM " + table, Long.class);
        if (count == null || count != running.features()) {
            throw new LayerImportException(
                    Reason.NOT_ALL_STORED,
                    version.layer(),
                    null,
                    count + " of " + running.features() + " features were stored");
        }
        return running.inOrder().orElseGet(() -> alone.execute(status -> readBack(table, listener)));
    }

    private FeatureDigest readBack(String table, ImportListener listener) {
        var digest = new FeatureDigest();
        jdbc.query("SELECT id, geom, attributes FROM " + table + " ORDER BY id", row -> {
            LayerFeature feature = DatabaseLayerCatalogue.feature(row);
            digest.add(FeatureRow.of(feature, 0));
            if (digest.features() % PORTION == 0) {
                listener.reached(Step.CHECKING, digest.features());
            }
        });
        return digest;
    }

    /** What is in the table. */
    private record Stored(String digest, long features) {}

    /** Two imports of one layer may take the same number: the later one takes the next then. */
    private void publishAlone(
            UUID id, String table, NewVersion version, Stored stored, @Nullable LandClassCoding classes) {
        for (int tries = 1; ; tries++) {
            try {
                alone.executeWithoutResult(status -> publish(id, table, version, stored, classes));
                return;
            } catch (DuplicateKeyException | ConcurrencyFailureException e) {
                if (tries == MOST_TRIES) {
                    throw e;
                }
            }
        }
    }

    private void publish(UUID id, String table, NewVersion version, Stored stored, @Nullable LandClassCoding classes) {
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
                stored.features(),
                stored.digest(),
                now());
        jdbc.update("DELETE FROM layer_import WHERE feature_table = ?", table);
        if (!version.held()) {
            inForce.add(version.layer(), id, null, null);
        }
    }

    /** Its row first: whoever finds no row does not ask for the table, and a table without row is dropped at the next start. */
    void remove(UUID id, String table) {
        alone.executeWithoutResult(status -> {
            jdbc.update("INSERT INTO layer_import (feature_table, started_at) VALUES (?, ?)", table, now());
            jdbc.update("DELETE FROM layer_version WHERE id = ?", id);
        });
        drop(table);
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
        alone.executeWithoutResult(status -> {
            jdbc.update("DELETE FROM layer_part WHERE feature_table = ?", table);
            jdbc.update("DELETE FROM layer_import WHERE feature_table = ?", table);
        });
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
