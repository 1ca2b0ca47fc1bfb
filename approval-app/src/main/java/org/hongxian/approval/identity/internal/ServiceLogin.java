package org.hongxian.approval.identity.internal;

import java.util.Optional;
import org.hongxian.approval.identity.ServiceCredentials;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Checks the service key of a program, with the throttle of the login; a password goes the way of every password. */
final class ServiceLogin implements AuthenticationProvider {

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
        String address =
                attempt.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "local";
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
        var token = UsernamePasswordAuthenticationToken.authenticated(
                account.get(), null, account.get().getAuthorities());
        token.setDetails(attempt.getDetails());
        return token;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
