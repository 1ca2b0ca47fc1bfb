package org.hongxian.approval.planner.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Views of the map people keep under a name of their own: on the server, since people change computers. */
@Repository
class Bookmarks {

    static final int MOST_PER_PERSON = 100;

    private final JdbcClient jdbc;
    private final Clock clock;

    Bookmarks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param view the query part of the map's address, without the question mark */
    record Bookmark(UUID id, String name, String view, Instant keptAt) {}

    /** By name. */
    List<Bookmark> of(String login) {
        return jdbc.sql(
                        "SELECT id, name, view_address, kept_at FROM planner_bookmark WHERE login = ? ORDER BY name, id")
                .param(login)
                .query((row, number) -> new Bookmark(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("view_address"),
                        row.getObject("kept_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Keeps a view; one of the same name is replaced. Nothing is kept beyond {@link #MOST_PER_PERSON}. */
    @Transactional
    boolean keep(String login, String name, String view) {
        jdbc.sql("DELETE FROM planner_bookmark WHERE login = ? AND name = ?")
                .params(login, name)
                .update();
        int kept = jdbc.sql("SELECT COUNT(*) FROM planner_bookmark WHERE login = ?")
                .param(login)
                .query(Integer.class)
                .single();
        if (kept >= MOST_PER_PERSON) {
            return false;
        }
        jdbc.sql("INSERT INTO planner_bookmark (id, login, name, view_address, kept_at) VALUES (?, ?, ?, ?, ?)")
                .params(UUID.randomUUID(), login, name, view, clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return true;
    }

    /** @return false if the person has no such bookmark */
    boolean remove(String login, UUID id) {
        return jdbc.sql("DELETE FROM planner_bookmark WHERE login = ? AND id = ?")
                        .params(login, id)
                        .update()
                == 1;
    }
}
