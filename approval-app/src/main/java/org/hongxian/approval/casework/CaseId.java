package org.hongxian.approval.casework;

import java.util.UUID;

/** Identifies a case for ever; never shown to people, they use its number. */
public record CaseId(UUID value) {

    /** @throws CaseNotFoundException when the text is no identifier: then there is no such case either */
    public static CaseId parse(String text) {
        try {
            return new CaseId(UUID.fromString(text));
        } catch (IllegalArgumentException notAnIdentifier) {
            throw new CaseNotFoundException("(not an identifier)");
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
