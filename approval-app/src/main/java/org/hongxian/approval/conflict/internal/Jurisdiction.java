package org.hongxian.approval.conflict.internal;

import java.util.Map;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.identity.Person;
import org.hongxian.approval.identity.Role;
import org.springframework.security.access.AccessDeniedException;

/**
 * Of which cases a person is told everything here: those of the own jurisdiction that have reached the own level. Other than to the
 * cases themselves, planners have access to it.
 */
record Jurisdiction(Person person) {

    /** @throws AccessDeniedException for applicants, and administrators who are nothing else */
    static Jurisdiction of(Person person) {
        if (!isOpenTo(person)) {
            throw new AccessDeniedException("the conflicts of all cases are for officials and planners of the land");
        }
        return new Jurisdiction(person);
    }

    static boolean isOpenTo(Person person) {
        return person.roles().stream().anyMatch(role -> role != Role.APPLICANT && role != Role.ADMINISTRATOR);
    }

    boolean sees(CaseFile file) {
        return person.region().covers(file.county())
                && file.reachedLevel().ordinal() >= person.level().ordinal();
    }

    /** The same of the case with the alias, as a condition. */
    static String condition(String alias) {
        return "(" + alias + ".county LIKE :counties AND " + alias + ".reached_level >= :level)";
    }

    Map<String, Object> parameters() {
        return Map.of("counties", counties(), "level", person.level().ordinal());
    }

    private String counties() {
        String code = person.region().value();
        return switch (person.level()) {
            case STATE -> "%";
            case PROVINCE -> code.substring(0, 2) + "%";
            case CITY -> code.substring(0, 4) + "%";
            case COUNTY -> code;
        };
    }
}
