package org.hongxian.approval.identity;

import java.util.Optional;

/** The person on whose behalf the current thread works. */
public interface CurrentPerson {

    Optional<Person> find();

    /** @throws org.springframework.security.access.AccessDeniedException when nobody is logged in */
    Person get();

    /** Whether it is a program with a service key of the person that asks, rather than the person. */
    boolean actsByServiceKey();

    /** Runs the work as the given person; for jobs and the sample data. The former person is restored afterwards. */
    void runAs(Person person, Runnable work);
}
