package org.hongxian.approval.casework.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.casework.CaseFilter;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.CaseNotFoundException;
import org.hongxian.approval.casework.CaseOpened;
import org.hongxian.approval.casework.CaseState;
import org.hongxian.approval.casework.CaseStateChanged;
import org.hongxian.approval.casework.CaseType;
import org.hongxian.approval.casework.Cases;
import org.hongxian.approval.casework.NewCase;
import org.hongxian.approval.casework.PlainText;
import org.hongxian.approval.identity.AdministrativeCode;
import org.hongxian.approval.identity.CurrentPerson;
import org.hongxian.approval.identity.Level;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Cases in the database. */
@Repository
class CaseTable implements Cases {

    private static final String SELECT = """
            SELECT id, number, title, type, county, applicant_login, applicant_name, tracking_code, state, reached_level,
                   opened_at
            FROM casework_case
            """;

    private final JdbcClient jdbc;
    private final CaseNumbers numbers;
    private final CurrentPerson currentPerson;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CaseTable(
            JdbcClient jdbc,
            CaseNumbers numbers,
            CurrentPerson currentPerson,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.numbers = numbers;
        this.currentPerson = currentPerson;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional
    public CaseFile open(NewCase newCase) {
        PlainText.require("title", newCase.title());
        PlainText.require("applicantName", newCase.applicantName());
        if (newCase.county().level() != Level.COUNTY) {
            throw new IllegalArgumentException(
                    "not a county: " + newCase.county().value());
        }
        var opened = new CaseFile(
                new CaseId(UUID.randomUUID()),
                numbers.next(newCase.county()),
                newCase.title(),
                newCase.type(),
                newCase.county(),
                newCase.applicantLogin(),
                newCase.applicantName(),
                TrackingCodes.next(),
                CaseState.IN_PROGRESS,
                Level.COUNTY,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        jdbc.sql("""
                        INSERT INTO casework_case (id, number, title, type, county, applicant_login, applicant_name,
                                                   tracking_code, state, reached_level, opened_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        opened.id().value(),
                        opened.number(),
                        opened.title(),
                        opened.type().name(),
                        opened.county().value(),
                        opened.applicantLogin(),
                        opened.applicantName(),
                        opened.trackingCode(),
                        opened.state().name(),
                        opened.reachedLevel().ordinal(),
                        OffsetDateTime.ofInstant(opened.openedAt(), ZoneOffset.UTC))
                .update();
        events.publishEvent(new CaseOpened(
                opened.id().value(), opened.number(), opened.type().name()));
        return opened;
    }

    @Override
    public CaseFile get(CaseId id) {
        return find(id).filter(file -> Visibility.of(currentPerson.get()).sees(file))
                .orElseThrow(() -> new CaseNotFoundException(id.toString()));
    }

    @Override
    public CaseFile getUnchecked(CaseId id) {
        return find(id).orElseThrow(() -> new CaseNotFoundException(id.toString()));
    }

    private Optional<CaseFile> find(CaseId id) {
        return jdbc.sql(SELECT + "WHERE id = ?")
                .param(id.value())
                .query(CaseTable::caseFile)
                .optional();
    }

    @Override
    public Optional<CaseFile> findByTracking(String number, String trackingCode) {
        byte[] typed = TrackingCodes.normalise(trackingCode).getBytes(StandardCharsets.UTF_8);
        return jdbc.sql(SELECT + "WHERE number = ?")
                .param(Typed.plain(number))
                .query(CaseTable::caseFile)
                .optional()
                .filter(file -> MessageDigest.isEqual(typed, file.trackingCode().getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public List<CaseFile> list(int limit) {
        return list(CaseFilter.ALL, limit);
    }

    @Override
    public List<CaseFile> list(CaseFilter filter, int limit) {
        Visibility visibility = Visibility.of(currentPerson.get());
        String text = filter.text().strip().toLowerCase(Locale.ROOT);
        CaseState state = filter.state();
        var conditions = new StringBuilder("WHERE " + visibility.condition());
        var parameters = new HashMap<String, Object>(visibility.parameters());
        if (!text.isEmpty()) {
            conditions.append(" AND (LOWER(number) LIKE :text ESCAPE '!' OR LOWER(title) LIKE :text ESCAPE '!'"
                    + " OR LOWER(applicant_name) LIKE :text ESCAPE '!')");
            parameters.put("text", "%" + text.replaceAll("[!%_]", "!$0") + "%");
        }
        if (state != null) {
            conditions.append(" AND state = :state");
            parameters.put("state", state.name());
        }
        return jdbc.sql(SELECT + conditions + " ORDER BY opened_at DESC, number DESC LIMIT :limit")
                .params(parameters)
                .param("limit", limit)
                .query(CaseTable::caseFile)
                .list();
    }

    @Override
    public List<CaseFile> listOfApplicant(String applicantName, Instant from, Instant to) {
        Visibility visibility = Visibility.of(currentPerson.get());
        return jdbc.sql(SELECT + "WHERE applicant_name = :name AND opened_at BETWEEN :from AND :to AND "
                        + visibility.condition() + " ORDER BY opened_at DESC, number DESC")
                .params(visibility.parameters())
                .param("name", applicantName)
                .param("from", OffsetDateTime.ofInstant(from, ZoneOffset.UTC))
                .param("to", OffsetDateTime.ofInstant(to, ZoneOffset.UTC))
                .query(CaseTable::caseFile)
                .list();
    }

    @Override
    public List<CaseFile> list(Collection<CaseId> ids) {
        return visible("id", ids.stream().map(CaseId::value).toList());
    }

    @Override
    public List<CaseFile> listUnchecked(Collection<CaseId> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql(SELECT + "WHERE id IN (:ids)")
                        .param("ids", ids.stream().map(CaseId::value).toList())
                        .query(CaseTable::caseFile)
                        .list();
    }

    @Override
    public List<CaseFile> listByNumber(Collection<String> numbers) {
        return visible("number", List.copyOf(numbers));
    }

    private List<CaseFile> visible(String column, List<?> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        Visibility visibility = Visibility.of(currentPerson.get());
        return jdbc.sql(SELECT + "WHERE " + column + " IN (:keys) AND " + visibility.condition())
                .params(visibility.parameters())
                .param("keys", keys)
                .query(CaseTable::caseFile)
                .list();
    }

    @Override
    @Transactional
    public void changeState(CaseId id, CaseState state) {
        CaseFile before = getUnchecked(id);
        if (before.state() == state) {
            return;
        }
        jdbc.sql("UPDATE casework_case SET state = ? WHERE id = ?")
                .params(state.name(), id.value())
                .update();
        events.publishEvent(new CaseStateChanged(id.value(), before.state(), state));
    }

    @Override
    @Transactional
    public void reach(CaseId id, Level level) {
        jdbc.sql("UPDATE casework_case SET reached_level = ? WHERE id = ? AND reached_level < ?")
                .params(level.ordinal(), id.value(), level.ordinal())
                .update();
    }

    @Override
    @Transactional
    public CaseFile lock(CaseId id) {
        return jdbc.sql(SELECT + "WHERE id = ? FOR UPDATE")
                .param(id.value())
                .query(CaseTable::caseFile)
                .optional()
                .orElseThrow(() -> new CaseNotFoundException(id.toString()));
    }

    private static CaseFile caseFile(ResultSet row, int index) throws SQLException {
        return new CaseFile(
                new CaseId(row.getObject("id", UUID.class)),
                row.getString("number"),
                row.getString("title"),
                CaseType.valueOf(row.getString("type")),
                new AdministrativeCode(row.getString("county")),
                row.getString("applicant_login"),
                row.getString("applicant_name"),
                row.getString("tracking_code"),
                CaseState.valueOf(row.getString("state")),
                Level.values()[row.getInt("reached_level")],
                row.getObject("opened_at", OffsetDateTime.class).toInstant());
    }
}
