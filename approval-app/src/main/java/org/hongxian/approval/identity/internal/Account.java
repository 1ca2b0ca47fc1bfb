package org.hongxian.approval.identity.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.hongxian.approval.identity.Person;
import org.hongxian.approval.identity.Role;
import org.springframework.security.core.CredentialsContainer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** A person as Spring Security sees one. */
final class Account implements UserDetails, CredentialsContainer {

    /** Held by everyone who works for an authority, whatever the role. */
    static final String OFFICIAL = "OFFICIAL";

    private final Person person;
    private final boolean enabled;
    private String passwordHash;

    Account(Person person, String passwordHash, boolean enabled) {
        this.person = person;
        this.passwordHash = passwordHash;
        this.enabled = enabled;
    }

    Person person() {
        return person;
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        List<GrantedAuthority> authorities = new ArrayList<>();
        for (Role role : person.roles()) {
            authorities.add(new SimpleGrantedAuthority("ROLE_" + role.name()));
        }
        if (person.roles().stream().anyMatch(role -> role != Role.APPLICANT)) {
            authorities.add(new SimpleGrantedAuthority("ROLE_" + OFFICIAL));
        }
        return authorities;
    }

    @Override
    public String getPassword() {
        return passwordHash;
    }

    @Override
    public String getUsername() {
        return person.login();
    }

    @Override
    public boolean isEnabled() {
        return enabled;
    }

    @Override
    public void eraseCredentials() {
        passwordHash = "";
    }
}
