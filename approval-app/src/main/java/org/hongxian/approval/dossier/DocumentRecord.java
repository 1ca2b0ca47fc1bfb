package org.hongxian.approval.dossier;

import java.time.Instant;
import java.util.UUID;
import org.hongxian.approval.casework.CaseId;
import org.jspecify.annotations.Nullable;

/**
 * One version of one document of a case. The bytes lie in the content store under their digest.
 *
 * @param kind key of the document kind: project-approval, application-form, survey-map, permit ...
 * @param number public number for the verification page; null for uploads
 * @param generated made by the system from the measurement, or uploaded
 * @param fresh still describes the current drawing and measurement; always true for uploads
 * @param superseded a later version took its place or the case was returned behind it; never of a notice that was issued: what it
 *     asked for or refused stays said
 * @param standing what it is worth to others
 */
public record DocumentRecord(
        UUID id,
        CaseId caseId,
        String kind,
        @Nullable String number,
        String fileName,
        String mediaType,
        long sizeBytes,
        String digest,
        boolean generated,
        boolean signed,
        boolean fresh,
        boolean superseded,
        Documents.Standing standing,
        String createdBy,
        Instant createdAt) {}
