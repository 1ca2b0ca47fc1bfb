package org.hongxian.approval.casework;

import java.time.Instant;
import org.hongxian.approval.identity.AdministrativeCode;
import org.hongxian.approval.identity.Level;

/**
 * A case as everybody who may see it sees it.
 *
 * @param number county code, year, running number: 990101-2026-0001
 * @param applicantLogin the person who may act for the applicant
 * @param trackingCode unguessable; with the number it opens the public status page
 * @param reachedLevel the highest level the case has been sent to; levels above do not see it yet
 */
public record CaseFile(
        CaseId id,
        String number,
        String title,
        CaseType type,
        AdministrativeCode county,
        String applicantLogin,
        String applicantName,
        String trackingCode,
        CaseState state,
        Level reachedLevel,
        Instant openedAt) {}
