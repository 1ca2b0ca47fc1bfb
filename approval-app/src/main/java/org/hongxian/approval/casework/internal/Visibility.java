package org.hongxian.approval.casework.internal;

import java.util.Map;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.identity.Person;
import org.hongxian.approval.identity.Role;

/**
 * Which cases a person sees: an applicant the own ones; an official those of the own jurisdiction that have reached the own
 * level. Planners and administrators have no business with cases.
 *
 * <p>The rule exists twice, for one case and as an SQL condition for lists; a test compares them.
 */
record Visibility(Person person) {

    static Visibility of(Person person) {
        return new Visibility(person);
    }

    boolean sees(CaseFile file) {
        if (isApplicant() && file.applicantLogin().equals(person.login())) {
            return true;
        }
        return isCaseOfficial()
                && person.region().covers(file.county())
                && file.reachedLevel().ordinal() >= person.level().ordinal();
    }

    String condition() {
        return "((:applicant AND applicant_login = :login)"
                + " OR (:official AND county LIKE :counties AND reached_level >= :level))";
    }

    Map<String, Object> parameters() {
        return Map.of(
                "applicant", isApplicant(),
                "login", person.login(),
                "official", isCaseOfficial(),
                "counties", countyPattern(),
                "level", person.level().ordinal());
    }

    private boolean isApplicant() {
        return person.has(Role.APPLICANT);
    }

    private boolean isCaseOfficial() {
        return person.roles().stream()
                .anyMatch(role -> role != Role.APPLICANT && role != Role.PLANNER && role != Role.ADMINISTRATOR);
    }

    private String countyPattern() {
        String code = person.region().value();
        return switch (person.level()) {
            case STATE -> "%";
            case PROVINCE -> code.substring(0, 2) + "%";
            case CITY -> code.substring(0, 4) + "%";
            case COUNTY -> code;
        };
    }
}
