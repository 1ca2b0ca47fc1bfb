package org.hongxian.approval.servicekey.internal;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.hongxian.approval.ledger.Recordable;
import org.jspecify.annotations.Nullable;

/** A service key was made or revoked. The secret is nowhere in the record. */
record ServiceKeyEvent(String kind, ServiceKey key) implements Recordable {

    static final String MADE = "service-key.made";
    static final String REVOKED = "service-key.revoked";

    @Override
    public @Nullable UUID caseId() {
        return null;
    }

    @Override
    public SortedMap<String, String> facts() {
        var facts = new TreeMap<String, String>();
        facts.put("key", key.id());
        facts.put("login", key.login());
        facts.put("lastDay", key.lastDay().toString());
        return facts;
    }
}
