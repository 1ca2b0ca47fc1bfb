package org.hongxian.approval.identity.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hongxian.approval.identity.AdministrativeCode;
import org.hongxian.approval.identity.People;
import org.hongxian.approval.identity.Person;
import org.hongxian.approval.identity.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The directory in the database. */
@Repository
class Directory implements People {

    /** One row per role of a person: a query per person inside a query would hold two connections at a time. */
    private static final String SELECT = """
            SELECT p.login, p.display_name, p.section, p.password_hash, p.enabled, u.name AS unit_name, u.region, held.role
            FROM identity_person p JOIN identity_unit u ON u.code = p.unit
            LEFT JOIN identity_person_role held ON held.login = p.login
            """;

    private final JdbcClient jdbc;

    Directory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A person together with what only the login needs. */
    record Entry(Person person, String passwordHash, boolean enabled) {}

    Optional<Entry> findEntry(String login) {
        return jdbc.sql(SELECT + "WHERE p.login = ?").param(login).query(Directory::entries).stream()
                .findFirst();
    }

    @Override
    public Optional<Person> find(String login) {
        return findEntry(login).filter(Entry::enabled).map(Entry::person);
    }

    @Override
    public List<Person> list(AdministrativeCode region, Role role) {
        return jdbc.sql(SELECT + """
                        WHERE p.enabled AND u.region = ?
                          AND EXISTS (SELECT 1 FROM identity_person_role r WHERE r.login = p.login AND r.role = ?)
                        ORDER BY p.login
                        """).params(region.value(), role.name()).query(Directory::entries).stream()
                .map(Entry::person)
                .toList();
    }

    @Override
    public String regionName(AdministrativeCode code) {
        return jdbc.sql("SELECT name FROM identity_region WHERE code = ?")
                .param(code.value())
                .query(String.class)
                .optional()
                .orElse(code.value());
    }

    @Override
    public List<AdministrativeCode> counties() {
        return jdbc
                .sql("SELECT code FROM identity_region WHERE code NOT LIKE '%00' ORDER BY code")
                .query(String.class)
                .list()
                .stream()
                .map(AdministrativeCode::new)
                .toList();
    }

    boolean hasSamplePeople() {
        return jdbc.sql("SELECT COUNT(*) FROM identity_person WHERE sample")
                        .query(Integer.class)
                        .single()
                > 0;
    }

    void putRegion(AdministrativeCode code, String name) {
        if (count("identity_region", "code", code.value()) == 0) {
            jdbc.sql("INSERT INTO identity_region (code, name) VALUES (?, ?)")
                    .params(code.value(), name)
                    .update();
        }
    }

    void putUnit(String code, String name, AdministrativeCode region) {
        if (count("identity_unit", "code", code) == 0) {
            jdbc.sql("INSERT INTO identity_unit (code, name, region) VALUES (?, ?, ?)")
                    .params(code, name, region.value())
                    .update();
        }
    }

    /** Adds a sample person unless the login is taken. */
    void putSamplePerson(
            String login, String displayName, String unit, @Nullable String section, String passwordHash, Role role) {
        if (count("identity_person", "login", login) > 0) {
            return;
        }
        jdbc.sql("""
                        INSERT INTO identity_person (login, display_name, unit, section, password_hash, enabled, sample)
                        VALUES (:login, :displayName, :unit, :section, :passwordHash, TRUE, TRUE)
                        """)
                .param("login", login)
                .param("displayName", displayName)
                .param("unit", unit)
                .param("section", section)
                .param("passwordHash", passwordHash)
                .update();
        jdbc.sql("INSERT INTO identity_person_role (login, role) VALUES (?, ?)")
                .params(login, role.name())
                .update();
    }

    private int count(String table, String column, String value) {
        return jdbc.sql("SELECT COUNT(*) FROM " + table + " WHERE " + column + " = ?")
                .param(value)
                .query(Integer.class)
                .single();
    }

    private static List<Entry> entries(ResultSet rows) throws SQLException {
        var entries = new LinkedHashMap<String, Entry>();
        var roles = new HashMap<String, Set<Role>>();
        while (rows.next()) {
            String login = rows.getString("login");
            Set<Role> held = roles.computeIfAbsent(login, unknown -> EnumSet.noneOf(Role.class));
            String role = rows.getString("role");
            if (role != null) {
                held.add(Role.valueOf(role));
            }
            entries.put(login, entry(rows, held));
        }
        return List.copyOf(entries.values());
    }

    private static Entry entry(ResultSet row, Set<Role> roles) throws SQLException {
        var person = new Person(
                row.getString("login"),
                row.getString("display_name"),
                row.getString("unit_name"),
                new AdministrativeCode(row.getString("region")),
                roles,
                row.getString("section"));
        return new Entry(person, row.getString("password_hash"), row.getBoolean("enabled"));
    }
}
