package org.hongxian.approval.measurement.internal;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.casework.Cases;
import org.hongxian.approval.identity.AdministrativeCode;
import org.hongxian.approval.identity.CurrentPerson;
import org.hongxian.approval.identity.People;
import org.hongxian.approval.identity.Role;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What the current person may be told of other cases: officials the number of one they may see, of any other whose
 * authority to ask. */
@Component
class OtherCases {

    private static final int COUNTY_DIGITS = 6;

    private final Cases cases;
    private final People people;
    private final CurrentPerson person;
    private final MessageSource messages;

    OtherCases(Cases cases, People people, CurrentPerson person, MessageSource messages) {
        this.cases = cases;
        this.people = people;
        this.person = person;
        this.messages = messages;
    }

    /** Numbers first, then authorities, each once. */
    String names(Collection<String> numbers) {
        Set<String> visible = visible(numbers);
        var names = new TreeSet<>(visible);
        var authorities = new TreeSet<String>();
        for (String number : numbers) {
            if (!visible.contains(number)) {
                authorities.add(authority(number));
            }
        }
        return String.join(", ", names)
                + (names.isEmpty() || authorities.isEmpty() ? "" : ", ")
                + String.join(", ", authorities);
    }

    boolean areAllVisible(Collection<String> numbers) {
        return visible(numbers).containsAll(numbers);
    }

    /** Those of the numbers the person may know: none for applicants, all of them where nobody is logged in, as in a job. */
    Set<String> visible(Collection<String> numbers) {
        if (person.find().isEmpty()) {
            return Set.copyOf(numbers);
        }
        if (person.get().has(Role.APPLICANT)) {
            return Set.of();
        }
        return cases.listByNumber(Set.copyOf(numbers)).stream()
                .map(CaseFile::number)
                .collect(Collectors.toSet());
    }

    private String authority(String number) {
        String county = people.regionName(new AdministrativeCode(number.substring(0, COUNTY_DIGITS)));
        return messages.getMessage("measurement.another-case", new Object[] {county}, LocaleContextHolder.getLocale());
    }
}
