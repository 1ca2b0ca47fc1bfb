package org.hongxian.approval.identity.internal;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.util.function.Supplier;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.util.function.SingletonSupplier;

/**
 * Reads the person of a session anew for each request that asks who it is: whoever is disabled, moved to another unit or given
 * another role since the login acts so from the next request on. A login that is gone or disabled is nobody.
 */
final class PresentAuthority implements Filter {

    private final Directory directory;

    PresentAuthority(Directory directory) {
        this.directory = directory;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Supplier<SecurityContext> atLogin = SecurityContextHolder.getDeferredContext();
        SecurityContextHolder.setDeferredContext(SingletonSupplier.of(() -> present(atLogin.get())));
        chain.doFilter(request, response);
    }

    private SecurityContext present(SecurityContext atLogin) {
        Authentication then = atLogin.getAuthentication();
        if (then == null || !(then.getPrincipal() instanceof Account)) {
            return atLogin;
        }
        SecurityContext now = SecurityContextHolder.createEmptyContext();
        directory.find(then.getName()).ifPresent(person -> {
            var account = new Account(person, "", true);
            var token = UsernamePasswordAuthenticationToken.authenticated(account, null, account.getAuthorities());
            token.setDetails(then.getDetails());
            now.setAuthentication(token);
        });
        return now;
    }
}
