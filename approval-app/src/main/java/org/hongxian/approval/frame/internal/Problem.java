package org.hongxian.approval.frame.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * What a person or program is told when something cannot be done.
 *
 * @param findings everything that is wrong, in words
 * @param advice what to do about it; null when the findings say it
 * @param reference finds the entry in the log; only for what nobody expected
 */
record Problem(
        int status,
        String title,
        String detail,
        List<String> findings,
        @Nullable String advice,
        @Nullable String reference) {

    Problem {
        findings = List.copyOf(findings);
    }

    /** The same in words that fit this one case. */
    Problem saying(String sentence) {
        return new Problem(status, title, sentence, findings, null, reference);
    }

    HttpStatus httpStatus() {
        return HttpStatus.valueOf(status);
    }
}
