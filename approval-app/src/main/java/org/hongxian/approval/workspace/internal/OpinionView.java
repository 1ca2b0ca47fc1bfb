package org.hongxian.approval.workspace.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hongxian.approval.workflow.Opinion;
import org.jspecify.annotations.Nullable;

/**
 * An opinion with what it changed in the one it revises.
 *
 * @param revised the opinion it came from; null for the first of a chain
 * @param parts the text in stretches; empty when it revises nothing
 */
record OpinionView(Opinion opinion, @Nullable Opinion revised, List<TextDifference.Part> parts) {

    static List<OpinionView> chain(List<Opinion> opinions) {
        Map<Long, Opinion> byId = new HashMap<>();
        opinions.forEach(opinion -> byId.put(opinion.id(), opinion));
        return opinions.stream().map(opinion -> of(opinion, byId)).toList();
    }

    private static OpinionView of(Opinion opinion, Map<Long, Opinion> byId) {
        Long origin = opinion.revises();
        Opinion revised = origin == null ? null : byId.get(origin);
        List<TextDifference.Part> parts =
                revised == null ? List.of() : TextDifference.between(revised.text(), opinion.text());
        return new OpinionView(opinion, revised, parts);
    }

    /** Whether anything was changed at all. */
    public boolean isChanged() {
        return parts.stream().anyMatch(part -> part.kind() != TextDifference.Kind.SAME);
    }
}
