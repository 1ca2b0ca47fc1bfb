package org.hongxian.approval.casework;

import java.util.UUID;

/** Identifies a case for ever; never shown to people, they use its number. */
public record CaseId(UUID value) {

    public static CaseId parse(String text) {
        return new CaseId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
