package org.hongxian.approval.dossier.internal;

import java.time.Instant;
import java.util.UUID;
import org.hongxian.approval.casework.CaseId;
import org.jspecify.annotations.Nullable;

/**
 * One row of the document register.
 *
 * @param number public number; null for uploads
 * @param unit that sealed it; empty when it is not sealed
 * @param measurementDigest of what its numbers come from; empty when there are none
 * @param drawingDigest of the drawing it shows; empty when there is none
 * @param formsDigest over the saved values of the sections it prints
 * @param taskKey the step it was made in
 * @param issuedAt when that step ended in a way that demanded it; null before, and when it ended otherwise
 */
record StoredDocument(
        UUID id,
        CaseId caseId,
        String kind,
        int version,
        @Nullable String number,
        String fileName,
        String mediaType,
        long sizeBytes,
        String digest,
        boolean generated,
        boolean signed,
        String unit,
        String unitName,
        String measurementDigest,
        String drawingDigest,
        String formsDigest,
        boolean superseded,
        String taskKey,
        String createdBy,
        Instant createdAt,
        @Nullable Instant issuedAt) {}
