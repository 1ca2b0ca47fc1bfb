package org.hongxian.approval.dossier.internal;

import java.util.List;
import java.util.UUID;
import org.hongxian.approval.dossier.Documents.PublicFact;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What sealed documents say to everybody, in the database; rows are only added. */
@Repository
class PublicFactTable {

    private final JdbcClient jdbc;

    PublicFactTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(UUID documentId, DocumentKind kind, List<PublicFact> facts) {
        for (int i = 0; i < facts.size(); i++) {
            PublicFact fact = facts.get(i);
            String key = PublicFacts.numbers(kind).contains(fact.name()) ? PrintedNumber.key(fact.text()) : "";
            jdbc.sql("""
                            INSERT INTO dossier_public_fact (document_id, name, place_in_order, content, number_key)
                            VALUES (?, ?, ?, ?, ?)
                            """).params(documentId, fact.name(), i, fact.text(), key).update();
        }
    }

    List<PublicFact> list(UUID documentId) {
        return jdbc.sql("SELECT name, content FROM dossier_public_fact WHERE document_id = ? ORDER BY place_in_order")
                .param(documentId)
                .query((row, index) -> new PublicFact(row.getString("name"), row.getString("content")))
                .list();
    }
}
