package org.hongxian.approval.identity.internal;

import java.util.Optional;
import org.hongxian.approval.identity.CurrentPerson;
import org.hongxian.approval.identity.Person;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The current person is whoever Spring Security authenticated for this thread. */
@Component
class LoggedInPerson implements CurrentPerson {

    @Override
    public Optional<Person> find() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof Account account) {
            return Optional.of(account.person());
        }
        return Optional.empty();
    }

    @Override
    public Person get() {
        return find().orElseThrow(() -> new AccessDeniedException("nobody is logged in"));
    }

    @Override
    public boolean actsByServiceKey() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null
                && authentication.getAuthorities().stream()
                        .anyMatch(held -> ServiceLogin.SERVICE_KEY.equals(held.getAuthority()));
    }

    @Override
    public void runAs(Person person, Runnable work) {
        SecurityContext before = SecurityContextHolder.getContext();
        var account = new Account(person, "", true);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(account, null, account.getAuthorities()));
        SecurityContextHolder.setContext(context);
        try {
            work.run();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }
}
