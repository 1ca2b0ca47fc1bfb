package org.hongxian.approval.identity.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.hongxian.approval.identity.ServiceCredentials;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.web.servlet.LocaleResolver;

/**
 * Who may come in by which route. What a person may do with a case is not decided here but by {@code Cases} and
 * {@code TaskGate}, so that no path can forget it.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class SecurityConfiguration {

    /** The four style attributes the viewer of the process diagram writes; any other one is refused. */
    private static final String DIAGRAM_STYLES = "'sha256-AHtqGIKHiUalONG+xeO90E9yUgWLoWuygINiCuiaBnA=' "
            + "'sha256-CA/eh4+2R0J7cEQ14gBMtx834RIOjzMUqCM+evtrkp4=' 'sha256-F1/lIJB2HC2RT+RPHwCjlrUMGQft2PdUC4nHeQ7MKsc=' "
            + "'sha256-j2t/iYgmiK/9tDIa+YLs3dUK18D+PDjuKi+KxuYXU/w='";

    /** The map needs images from memory and a worker; nothing else may come from anywhere but here, nothing inline. */
    static final String CONTENT_SECURITY_POLICY = "default-src 'self'; script-src 'self'; style-src 'self'; "
            + "style-src-attr 'unsafe-hashes' " + DIAGRAM_STYLES + "; "
            + "img-src 'self' data: blob:; font-src 'self' data:; worker-src 'self' blob:; connect-src 'self'; "
            + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    private static final String[] PUBLIC = {
        "/",
        "/login",
        "/error",
        "/public/**",
        "/verify",
        "/verify/**",
        "/actuator/health",
        "/webjars/**",
        "/css/**",
        "/js/**",
        "/images/**",
        "/favicon.ico",
        "/favicon.svg"
    };

    /** Without a module that keeps service keys there are passwords alone. */
    private static final ServiceCredentials NO_KEYS = new ServiceCredentials() {
        @Override
        public boolean isOne(String secret) {
            return false;
        }

        @Override
        public boolean admits(String login, String secret) {
            return false;
        }
    };

    private static final String[] OFFICIALS_ONLY = {
        "/map",
        "/map/**",
        "/layers",
        "/layers/**",
        "/red-lines",
        "/red-lines/**",
        "/tiles/**",
        "/ows/**",
        "/ogc",
        "/ogc/**",
        "/service-keys",
        "/service-keys/**",
        "/api/v1/layers",
        "/api/v1/layers/**",
        "/api/v1/styles",
        "/api/v1/styles/**",
        "/api/v1/desk/**",
        "/conflicts",
        "/conflicts/**",
        "/api/v1/conflicts",
        "/api/v1/conflicts/**",
        "/v3/**"
    };

    /**
     * Programs that read maps with a login and a service key, or a password. Without a session, for reading only, and nowhere but
     * here: a service key that got lost opens nothing else.
     */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain mapServices(
            HttpSecurity http,
            Directory directory,
            ObjectProvider<ServiceCredentials> keys,
            Clock clock,
            AuthenticationProvider throttledLogin,
            MessageSource messages,
            LocaleResolver locales)
            throws Exception {
        ServiceCredentials known = keys.getIfAvailable(() -> NO_KEYS);
        var denials = new ApiDenials(known, messages, locales);
        return http.securityMatcher(request -> new MapService().matchesWithCredentials(request))
                .authorizeHttpRequests(requests -> requests.requestMatchers("/tiles/red-lines/**")
                        .access((who, route) -> new AuthorizationDecision(seesCases(who.get())))
                        .requestMatchers(HttpMethod.GET)
                        .hasRole(Account.OFFICIAL)
                        .requestMatchers(HttpMethod.HEAD)
                        .hasRole(Account.OFFICIAL)
                        .anyRequest()
                        .denyAll())
                .authenticationManager(new ProviderManager(
                        new ServiceLogin(known, directory, new LoginThrottle(clock), throttledLogin)))
                .httpBasic(basic -> basic.authenticationEntryPoint(denials))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(RequestCacheConfigurer::disable)
                // Nothing is written here, and no cookie is looked at.
                .csrf(CsrfConfigurer::disable)
                .exceptionHandling(exceptions ->
                        exceptions.authenticationEntryPoint(denials).accessDeniedHandler(denials))
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                        .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
                .build();
    }

    /** Red lines are of cases, and a service key shows maps only. */
    private static boolean seesCases(@Nullable Authentication who) {
        return who != null && holds(who, "ROLE_" + Account.OFFICIAL) && !holds(who, ServiceLogin.SERVICE_KEY);
    }

    private static boolean holds(Authentication who, String authority) {
        return who.getAuthorities().stream().anyMatch(held -> authority.equals(held.getAuthority()));
    }

    @Bean
    SecurityFilterChain routes(
            HttpSecurity http,
            Directory directory,
            ObjectProvider<ServiceCredentials> keys,
            MessageSource messages,
            LocaleResolver locales)
            throws Exception {
        var denials = new ApiDenials(keys.getIfAvailable(() -> NO_KEYS), messages, locales);
        var afterLogin = new HttpSessionRequestCache();
        afterLogin.setRequestMatcher(new WholePage());
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(PUBLIC)
                        .permitAll()
                        .requestMatchers(OFFICIALS_ONLY)
                        .hasRole(Account.OFFICIAL)
                        .requestMatchers("/apply", "/apply/**")
                        .hasRole("APPLICANT")
                        .anyRequest()
                        .authenticated())
                .addFilterAfter(new PresentAuthority(directory), SecurityContextHolderFilter.class)
                .requestCache(cache -> cache.requestCache(afterLogin))
                .formLogin(form -> form.loginPage("/login").defaultSuccessUrl("/"))
                .logout(logout -> logout.logoutSuccessUrl("/login?logout"))
                .httpBasic(basic -> basic.authenticationEntryPoint(denials))
                .csrf(csrf -> csrf.ignoringRequestMatchers(new ProgramRequest()))
                .exceptionHandling(exceptions -> exceptions
                        .authenticationEntryPoint(
                                (request, response, why) -> askToLogIn(denials, request, response, why))
                        .defaultAccessDeniedHandlerFor(denials, new ProgramOrScript())
                        // with one handler only, Spring Security takes it for every request
                        .defaultAccessDeniedHandlerFor(new AccessDeniedHandlerImpl(), AnyRequestMatcher.INSTANCE))
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                        .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
                .build();
    }

    /** A character with the number zero is in no text that somebody typed, and PostgreSQL keeps none. */
    @Bean
    HttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterValues(value -> value.indexOf('\0') < 0);
        return firewall;
    }

    private static void askToLogIn(
            ApiDenials denials, HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        if (new ProgramOrScript().matches(request)) {
            denials.commence(request, response, why);
            return;
        }
        response.sendRedirect(request.getContextPath() + "/login");
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return new BCryptPasswordEncoder();
    }

    /** The only way to authenticate; a service for accounts as a bean would be a second one, without the throttle. */
    @Bean
    AuthenticationProvider throttledLogin(Directory directory, PasswordEncoder encoder, LoginThrottle throttle) {
        var passwords = new DaoAuthenticationProvider(
                login -> account(directory, login).orElseThrow(() -> new UsernameNotFoundException(login)));
        passwords.setPasswordEncoder(encoder);
        return new ThrottledLogin(passwords, throttle);
    }

    private static Optional<Account> account(Directory directory, String login) {
        return directory
                .findEntry(login)
                .map(entry -> new Account(entry.person(), entry.passwordHash(), entry.enabled()));
    }
}
