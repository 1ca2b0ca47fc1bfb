package org.hongxian.approval.workflow;

import org.jspecify.annotations.Nullable;

/**
 * Which level the rules in force give a case now: what was decided, or what would be if it were decided today.
 *
 * @param decision null while the rules cannot say
 * @param decided whether that is the decision on record; otherwise it is a forecast and nothing rests on it yet
 * @param reasonKey message key of why the rules cannot say; null when they can
 */
public record LevelOutlook(
        @Nullable LevelDecision decision,
        boolean decided,
        @Nullable String reasonKey) {}
