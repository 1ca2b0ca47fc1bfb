package org.hongxian.approval.identity;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Someone who can log in.
 *
 * @param login unique
 * @param displayName sample people are named by their role
 * @param unitName the office or company
 * @param region where the unit has jurisdiction; for an applicant where the company sits
 * @param section section code of a section reviewer (farmland, planning, rights, use ...), else null
 */
public record Person(
        String login,
        String displayName,
        String unitName,
        AdministrativeCode region,
        Set<Role> roles,
        @Nullable String section) {

    public Person {
        roles = Set.copyOf(roles);
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }

    public Level level() {
        return region.level();
    }
}
