package org.hongxian.approval.casework;

import org.jspecify.annotations.Nullable;

/**
 * Which of the visible cases are wanted.
 *
 * @param text part of number, title or applicant's name, in either case; empty for all
 * @param state null for all
 */
public record CaseFilter(String text, @Nullable CaseState state) {

    public static final CaseFilter ALL = new CaseFilter("", null);
}
