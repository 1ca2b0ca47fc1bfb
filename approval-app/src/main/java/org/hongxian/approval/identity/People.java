package org.hongxian.approval.identity;

import java.util.List;
import java.util.Optional;

/** The directory of people and regions. */
public interface People {

    Optional<Person> find(String login);

    /** Everyone who holds the role in the unit of that very division. */
    List<Person> list(AdministrativeCode region, Role role);

    /** Name of a division, for instance 青禾县. */
    String regionName(AdministrativeCode code);

    /** All counties known here. */
    List<AdministrativeCode> counties();
}
