package org.hongxian.map.tile;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tiles in the database beside the layers they are made of. */
public final class DatabaseTileStore implements TileStore {

    private final JdbcClient jdbc;

    public DatabaseTileStore(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    @Override
    public Optional<VectorTile> find(String entityTag) {
        return jdbc.sql("SELECT gzipped, plain_bytes, features FROM layer_tile WHERE entity_tag = ?")
                .param(entityTag)
                .query((row, number) -> new VectorTile(
                        row.getBytes("gzipped"), row.getInt("plain_bytes"), row.getInt("features"), entityTag))
                .optional();
    }

    @Override
    public void keep(VectorTile tile) {
        try {
            jdbc.sql("INSERT INTO layer_tile (entity_tag, gzipped, plain_bytes, features) VALUES (?, ?, ?, ?)")
                    .param(tile.entityTag())
                    .param(tile.gzipped())
                    .param(tile.bytes())
                    .param(tile.features())
                    .update();
        } catch (DuplicateKeyException madeTwiceAtOnce) {
            // both are equal
        }
    }

    @Override
    public void forget(String tagBegins) {
        jdbc.sql("DELETE FROM layer_tile WHERE entity_tag LIKE ? ESCAPE '!'")
                .param(beginsWith(tagBegins))
                .update();
    }

    @Override
    public void keepOnly(List<String> tagsBegin) {
        String kept = tagsBegin.stream()
                .map(tag -> " AND entity_tag NOT LIKE ? ESCAPE '!'")
                .collect(Collectors.joining());
        jdbc.sql("DELETE FROM layer_tile WHERE features = 0 OR (1 = 1" + kept + ")")
                .params(tagsBegin.stream().map(DatabaseTileStore::beginsWith).toList())
                .update();
    }

    private static String beginsWith(String tag) {
        return tag.replaceAll("[!%_]", "!$0") + "%";
    }
}
