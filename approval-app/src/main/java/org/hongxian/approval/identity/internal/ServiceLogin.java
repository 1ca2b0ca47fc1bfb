package org.hongxian.approval.identity.internal;

import java.util.ArrayList;
import java.util.Optional;
import org.hongxian.approval.identity.ServiceCredentials;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Checks the service key of a program, with a throttle as the login has; a password goes the way of every password. */
final class ServiceLogin implements AuthenticationProvider {

    /** Held by a program that came in with a service key. */
    static final String SERVICE_KEY = "SERVICE_KEY";

    private final ServiceCredentials keys;
    private final Directory directory;
    private final LoginThrottle throttle;
    private final AuthenticationProvider passwords;

    ServiceLogin(
            ServiceCredentials keys, Directory directory, LoginThrottle throttle, AuthenticationProvider passwords) {
        this.keys = keys;
        this.directory = directory;
        this.throttle = throttle;
        this.passwords = passwords;
    }

    @Override
    public @Nullable Authentication authenticate(Authentication attempt) {
        String secret = String.valueOf(attempt.getCredentials());
        if (!keys.isOne(secret)) {
            return passwords.authenticate(attempt);
        }
        String login = attempt.getName();
        // Of this account only: a forgotten project with an old key is not to keep a whole office out.
        String address = login
                + ' '
                + (attempt.getDetails() instanceof WebAuthenticationDetails details
                        ? details.getRemoteAddress()
                        : "local");
        if (throttle.isBlocked(login, address)) {
            throw new LockedException("too many failed attempts");
        }
        Optional<Account> account = keys.admits(login, secret)
                ? directory.find(login).map(person -> new Account(person, "", true))
                : Optional.empty();
        if (account.isEmpty()) {
            throttle.failed(login, address);
            throw new BadCredentialsException("no such service key");
        }
        var authorities = new ArrayList<GrantedAuthority>(account.get().getAuthorities());
        authorities.add(new SimpleGrantedAuthority(SERVICE_KEY));
        var token = UsernamePasswordAuthenticationToken.authenticated(account.get(), null, authorities);
        throttle.succeeded(login, address);
        token.setDetails(attempt.getDetails());
        return token;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
