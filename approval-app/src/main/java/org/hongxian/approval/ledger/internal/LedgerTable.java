package org.hongxian.approval.ledger.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.hongxian.approval.ledger.LedgerEntry;
import org.hongxian.approval.ledger.LedgerReader;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The record in the database. */
@Repository
class LedgerTable implements LedgerReader {

    private static final String SELECT =
            "SELECT sequence, recorded_at, actor, case_id, kind, facts, previous_hash, hash FROM ledger_entry ";

    private static final int PAGE = 1_000;

    private final JdbcClient jdbc;

    LedgerTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Head(long sequence, String hash) {}

    private record Row(
            long sequence,
            Instant at,
            String actor,
            @Nullable UUID caseId,
            String kind,
            String facts,
            String previousHash,
            String hash) {

        boolean fits() {
            return hash.equals(Chain.hash(sequence, at, actor, caseId, kind, facts, previousHash));
        }
    }

    /** Appends in the given order; must run inside the transaction the facts belong to. */
    void append(List<Recorder.Pending> entries) {
        Head head = head(" FOR UPDATE");
        long sequence = head.sequence();
        String hash = head.hash();
        for (Recorder.Pending entry : entries) {
            sequence++;
            String previous = hash;
            hash = Chain.hash(
                    sequence, entry.at(), entry.actor(), entry.caseId(), entry.kind(), entry.facts(), previous);
            jdbc.sql("""
                            INSERT INTO ledger_entry
                              (sequence, recorded_at, actor, case_id, kind, facts, previous_hash, hash)
                            VALUES (:sequence, :at, :actor, :caseId, :kind, :facts, :previous, :hash)
                            """)
                    .param("sequence", sequence)
                    .param("at", OffsetDateTime.ofInstant(entry.at(), ZoneOffset.UTC))
                    .param("actor", entry.actor())
                    .param("caseId", entry.caseId())
                    .param("kind", entry.kind())
                    .param("facts", entry.facts())
                    .param("previous", previous)
                    .param("hash", hash)
                    .update();
        }
        jdbc.sql("UPDATE ledger_head SET sequence = ?, hash = ? WHERE id = 1")
                .params(sequence, hash)
                .update();
    }

    @Override
    public List<LedgerEntry> list(UUID caseId) {
        return jdbc
                .sql(SELECT + "WHERE case_id = ? ORDER BY sequence")
                .param(caseId)
                .query(LedgerTable::row)
                .list()
                .stream()
                .map(row -> new LedgerEntry(
                        row.sequence(),
                        row.at(),
                        row.actor(),
                        row.caseId(),
                        row.kind(),
                        facts(row.facts()),
                        row.previousHash(),
                        row.hash()))
                .toList();
    }

    @Override
    public ChainCheck check() {
        var broken = new TreeSet<Long>();
        long entries = 0;
        Head last = new Head(0, Chain.START);
        Head head = head("");
        List<Row> page = page(Long.MIN_VALUE);
        while (!page.isEmpty()) {
            for (Row row : page) {
                entries++;
                if (row.sequence() != last.sequence() + 1 || !row.previousHash().equals(last.hash()) || !row.fits()) {
                    broken.add(row.sequence());
                }
                last = new Head(row.sequence(), row.hash());
            }
            // Before the next page: what is appended meanwhile is in that page, or behind the head that was read.
            head = head("");
            page = page(last.sequence());
        }
        if (!head.equals(last)) {
            broken.add(head.sequence());
        }
        return new ChainCheck(entries, last.hash(), new ArrayList<>(broken));
    }

    /** Whether some entry has the hash: then, in a whole chain, everything up to it is what it was. */
    boolean contains(String hash) {
        if (hash.equals(Chain.START)) {
            return true;
        }
        return jdbc.sql("SELECT COUNT(*) FROM ledger_entry WHERE hash = ?")
                        .param(hash)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** The next entries in order: the record of years does not fit into memory. */
    private List<Row> page(long after) {
        return jdbc.sql(SELECT + "WHERE sequence > ? ORDER BY sequence LIMIT " + PAGE)
                .param(after)
                .query(LedgerTable::row)
                .list();
    }

    private Head head(String lock) {
        return jdbc.sql("SELECT sequence, hash FROM ledger_head WHERE id = 1" + lock)
                .query((row, index) -> new Head(row.getLong(1), row.getString(2)))
                .single();
    }

    private static SortedMap<String, String> facts(String text) {
        return JsonMapper.shared().readValue(text, new TypeReference<TreeMap<String, String>>() {});
    }

    private static Row row(ResultSet row, int index) throws SQLException {
        return new Row(
                row.getLong("sequence"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getObject("case_id", UUID.class),
                row.getString("kind"),
                row.getString("facts"),
                row.getString("previous_hash"),
                row.getString("hash"));
    }
}
