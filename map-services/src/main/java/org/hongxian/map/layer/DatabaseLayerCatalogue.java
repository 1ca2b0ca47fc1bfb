package org.hongxian.map.layer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.landclass.LandClassCoding;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.gis.overlay.LayerSource;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The catalogue on H2 or PostgreSQL with PostGIS.
 *
 * <p>Versions never change, so what is known of one is kept; {@link #current()} always asks the database which count.
 */
public final class DatabaseLayerCatalogue implements LayerCatalogue {

    private static final GeometryFactory GEOMETRY = new GeometryFactory();
    private static final int FETCH_SIZE = 500;

    private final JdbcClient jdbc;
    private final JdbcTemplate streaming;
    private final TransactionTemplate reading;
    private final VersionImport imports;
    private final PartTable parts;
    private final InForceTable inForce;
    private final FigureTable figures;
    private final Clock clock;
    private final Map<UUID, Stored> known = new ConcurrentHashMap<>();
    /** Where the features of a version lie, if that was counted. */
    private final Map<UUID, Optional<Envelope>> extents = new ConcurrentHashMap<>();

    public DatabaseLayerCatalogue(DataSource dataSource, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.streaming = new JdbcTemplate(dataSource);
        this.streaming.setFetchSize(FETCH_SIZE);
        // PostgreSQL sends rows in portions only inside a transaction.
        this.reading = new TransactionTemplate(transactions);
        this.reading.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRED);
        this.inForce = new InForceTable(dataSource, clock);
        this.figures = new FigureTable(dataSource);
        this.imports = new VersionImport(dataSource, transactions, clock);
        this.parts = new PartTable(jdbc);
        this.clock = clock;
    }

    /** Removes what interrupted imports left behind. To be called once at start, before anything is imported. */
    public void removeUnfinishedImports() {
        imports.removeUnfinished();
    }

    @Override
    public List<LayerVersion> current() {
        return inForce.current().stream().map(id -> stored(id).version()).toList();
    }

    @Override
    public Optional<LayerVersion> findCurrent(String layer) {
        return inForce.current(layer).map(id -> stored(id).version());
    }

    @Override
    public List<LayerVersion> list() {
        return jdbc
                .sql("SELECT id FROM layer_version ORDER BY layer, version_number DESC")
                .query(UUID.class)
                .list()
                .stream()
                .map(id -> stored(id).version())
                .toList();
    }

    @Override
    public List<InForce> history(String layer) {
        return inForce.history(layer);
    }

    @Override
    public VersionFigures figures(LayerVersion version) {
        return figures.find(version.id()).orElseGet(() -> {
            var count = new FigureCount(version.crs(), LocalDate.now(clock));
            visit(version.id(), count::add);
            return figures.keep(version.id(), count.figures(version.classes()));
        });
    }

    @Override
    public void makeCurrent(UUID versionId, String by, @Nullable String reason) {
        inForce.add(stored(versionId).version().layer(), versionId, by, reason);
    }

    @Override
    public Optional<LayerVersion> withdraw(String layer, String by, String reason) {
        Optional<LayerVersion> counted = findCurrent(layer);
        counted.ifPresent(version -> inForce.withdraw(layer, version.id(), by, reason));
        return counted;
    }

    @Override
    public boolean discard(UUID versionId) {
        Optional<Stored> stored = findStored(versionId);
        if (stored.isEmpty() || inForce.wasEver(versionId)) {
            return false;
        }
        known.remove(versionId);
        extents.remove(versionId);
        imports.remove(versionId, stored.get().table());
        return true;
    }

    @Override
    public Optional<LayerVersion> find(UUID versionId) {
        return findStored(versionId).map(Stored::version);
    }

    @Override
    public Optional<LayerVersion> find(String layer, int number) {
        return jdbc.sql("SELECT id FROM layer_version WHERE layer = ? AND version_number = ?")
                .params(layer, number)
                .query(UUID.class)
                .optional()
                .flatMap(this::find);
    }

    @Override
    public LayerVersion importVersion(
            NewVersion version, FeatureFeed features, ImportListener listener, ImportCompanion companion) {
        var count = new FigureCount(version.crs(), LocalDate.now(clock));
        FeatureFeed counted = consumer -> features.forEach(feature -> {
            count.add(feature);
            consumer.accept(feature);
        });
        LayerVersion stored =
                stored(imports.run(version, counted, listener, companion)).version();
        figures.keep(stored.id(), count.figures(stored.classes()));
        return stored;
    }

    @Override
    public void visit(UUID versionId, Envelope envelope, Consumer<LayerFeature> visitor) {
        Stored stored = stored(versionId);
        if (envelope.isNull()) {
            return;
        }
        byte[] box =
                Ewkb.bytes(GEOMETRY.toGeometry(envelope), stored.version().crs().epsg());
        String sql = "SELECT id, geom, attributes FROM " + stored.table() + " WHERE geom && ?" + stored.within(envelope)
                + " ORDER BY id";
        reading.executeWithoutResult(status -> streaming.query(
                sql,
                row -> {
                    LayerFeature feature = feature(row);
                    // The index of PostGIS rounds boxes outwards.
                    if (feature.geometry().getEnvelopeInternal().intersects(envelope)) {
                        visitor.accept(feature);
                    }
                },
                (Object) box));
    }

    @Override
    public List<LayerFeature> list(UUID versionId, Envelope envelope, String after, int limit) {
        Stored stored = stored(versionId);
        var found = new ArrayList<LayerFeature>();
        if (envelope.isNull()) {
            return List.of();
        }
        String last = after;
        boolean more = true;
        while (more && found.size() < limit) {
            int wanted = Math.min(limit - found.size(), FETCH_SIZE);
            List<String> candidates = candidates(stored, envelope, last, wanted);
            if (!candidates.isEmpty()) {
                last = candidates.get(candidates.size() - 1);
                // The index of PostGIS rounds boxes outwards.
                features(stored, candidates).stream()
                        .filter(feature ->
                                feature.geometry().getEnvelopeInternal().intersects(envelope))
                        .forEach(found::add);
            }
            more = candidates.size() == wanted;
        }
        return List.copyOf(found);
    }

    /** Sorted without their geometries, which are then read only as far as they are wanted. */
    private List<String> candidates(Stored stored, Envelope envelope, String after, int limit) {
        String select = "SELECT id FROM " + stored.table() + " WHERE id > ?";
        String portion = " ORDER BY id FETCH FIRST " + limit + " ROWS ONLY";
        if (holdsAll(envelope, stored.version().id())) {
            return jdbc.sql(select + portion).param(after).query(String.class).list();
        }
        byte[] box =
                Ewkb.bytes(GEOMETRY.toGeometry(envelope), stored.version().crs().epsg());
        return jdbc.sql(select + " AND geom && ?" + stored.within(envelope) + portion)
                .params(after, box)
                .query(String.class)
                .list();
    }

    /** A box around everything needs no look at the geometries: the key alone gives the next ids. */
    private boolean holdsAll(Envelope envelope, UUID versionId) {
        return extents.computeIfAbsent(
                        versionId,
                        id -> figures.find(id).map(VersionFigures::extent).map(VersionFigures.Extent::envelope))
                .filter(envelope::contains)
                .isPresent();
    }

    private List<LayerFeature> features(Stored stored, List<String> ids) {
        return jdbc.sql("SELECT id, geom, attributes FROM " + stored.table() + " WHERE id IN (:ids) ORDER BY id")
                .param("ids", ids)
                .query((row, number) -> feature(row))
                .list();
    }

    @Override
    public Optional<LayerFeature> find(UUID versionId, String featureId) {
        return features(stored(versionId), List.of(featureId)).stream().findFirst();
    }

    @Override
    public LayerSource source(LayerVersion version) {
        return new VersionSource(version, this);
    }

    private Stored stored(UUID versionId) {
        return findStored(versionId)
                .orElseThrow(() -> new IllegalArgumentException("no such layer version: " + versionId));
    }

    private Optional<Stored> findStored(UUID versionId) {
        Stored stored = known.get(versionId);
        if (stored != null) {
            return Optional.of(stored);
        }
        Optional<Stored> read = jdbc.sql("SELECT * FROM layer_version WHERE id = ?")
                .param(versionId)
                .query((row, number) -> stored(row))
                .optional()
                .map(row -> new Stored(row.version(), row.table(), parts.list(row.table())));
        read.ifPresent(version -> known.put(versionId, version));
        return read;
    }

    private static Stored stored(ResultSet row) throws SQLException {
        var version = new LayerVersion(
                row.getObject("id", UUID.class),
                row.getString("layer"),
                row.getString("title"),
                row.getInt("version_number"),
                new CrsCode(row.getInt("epsg")),
                row.getObject("data_date", LocalDate.class),
                Ewkb.geometryOrNull(row.getBytes("extent")),
                coding(row.getString("class_field"), row.getString("class_scheme")),
                row.getString("source"),
                row.getLong("feature_count"),
                row.getString("digest"),
                row.getObject("imported_at", OffsetDateTime.class).toInstant());
        return new Stored(version, row.getString("feature_table"), List.of());
    }

    private static @Nullable LandClassCoding coding(@Nullable String field, @Nullable String scheme) {
        return field == null || scheme == null ? null : new LandClassCoding(field, scheme);
    }

    static LayerFeature feature(ResultSet row) throws SQLException {
        Geometry geometry = Ewkb.geometry(row.getBytes("geom"));
        return new LayerFeature(row.getString("id"), geometry, AttributeText.read(row.getString("attributes")));
    }

    /** @param parts where the counties lie; none where the table is not partitioned */
    private record Stored(LayerVersion version, String table, List<PartTable.Part> parts) {

        String within(Envelope envelope) {
            return PartTable.condition(parts, envelope);
        }
    }
}
