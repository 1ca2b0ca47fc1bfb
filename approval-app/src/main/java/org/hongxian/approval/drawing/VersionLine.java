package org.hongxian.approval.drawing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of a drawing in a list of them, without what was drawn.
 *
 * @param sourceFileName of the file it was imported from; null when drawn or edited by hand
 */
public record VersionLine(int number, @Nullable String sourceFileName, Instant createdAt) {}
