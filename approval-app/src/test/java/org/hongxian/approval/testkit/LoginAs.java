package org.hongxian.approval.testkit;

import java.util.concurrent.Callable;
import org.hongxian.approval.identity.CurrentPerson;
import org.hongxian.approval.identity.People;
import org.hongxian.approval.identity.Person;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Acts as one of the sample people. */
public class LoginAs {

    private final People people;
    private final CurrentPerson currentPerson;

    LoginAs(People people, CurrentPerson currentPerson) {
        this.people = people;
        this.currentPerson = currentPerson;
    }

    public Person person(String login) {
        return people.find(login).orElseThrow(() -> new IllegalArgumentException("no sample person " + login));
    }

    public void run(String login, Runnable work) {
        currentPerson.runAs(person(login), work);
    }

    /** Checked exceptions of the work come out as they are. */
    public <T> T call(String login, Callable<T> work) throws Exception {
        var result = new Object() {
            T value;
            Exception failure;
        };
        currentPerson.runAs(person(login), () -> {
            try {
                result.value = work.call();
            } catch (Exception failure) {
                result.failure = failure;
            }
        });
        if (result.failure != null) {
            throw result.failure;
        }
        return result.value;
    }

    /** For {@code mockMvc.perform(get(...).with(loginAs.request("qinghe-officer")))}. */
    public RequestPostProcessor request(String login) {
        var captured = new Object() {
            SecurityContext context;
        };
        currentPerson.runAs(person(login), () -> captured.context = SecurityContextHolder.getContext());
        return SecurityMockMvcRequestPostProcessors.securityContext(captured.context);
    }
}
