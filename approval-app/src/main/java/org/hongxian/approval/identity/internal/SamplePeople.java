package org.hongxian.approval.identity.internal;

import static java.util.Objects.requireNonNull;
import static org.hongxian.approval.identity.Role.*;

import java.util.List;
import org.hongxian.approval.identity.AdministrativeCode;
import org.hongxian.approval.identity.Level;
import org.hongxian.approval.identity.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Creates the people of the sample region before anybody can log in. In production neither the setting nor such people
 * left over in the database are accepted.
 */
@Component
class SamplePeople implements InitializingBean {

    private static final List<Place> PLACES = List.of(
            new Place("qinghe", "990101", "青禾县", "青禾县自然资源局"),
            new Place("baishi", "990102", "白石县", "白石县自然资源局"),
            new Place("yunchuan", "990100", "云川市", "云川市自然资源和规划局"),
            new Place("shifan", "990000", "示范省", "示范省自然资源厅"),
            new Place("state", "000000", "国家", "自然资源部(示例)"));

    private static final List<Duty> COUNTY = List.of(
            new Duty("window", "受理窗口", WINDOW),
            new Duty("officer", "经办人", OFFICER),
            new Duty("chief", "股长", SECTION_CHIEF),
            new Duty("director", "局长", DIRECTOR),
            new Duty("finance", "财务经办", FINANCE),
            new Duty("clerk", "文书", DOCUMENT_CLERK),
            new Duty("archivist", "档案员", ARCHIVIST),
            new Duty("supervisor", "监察员", SUPERVISOR),
            new Duty("planner", "规划员", PLANNER),
            new Duty("seal", "印章保管人", SEAL_KEEPER));

    private static final List<Duty> ABOVE = List.of(
            new Duty("window", "受理窗口", WINDOW),
            new Duty("director", "负责人", DIRECTOR),
            new Duty("clerk", "文书", DOCUMENT_CLERK),
            new Duty("archivist", "档案员", ARCHIVIST),
            new Duty("supervisor", "监察员", SUPERVISOR),
            new Duty("planner", "规划员", PLANNER),
            new Duty("seal", "印章保管人", SEAL_KEEPER));

    private static final List<Section> CITY_SECTIONS = List.of(
            new Section("farmland", "耕地保护"),
            new Section("planning", "规划"),
            new Section("rights", "权籍"),
            new Section("use", "利用"));

    private static final List<Section> PROVINCE_SECTIONS = List.of(
            new Section("farmland", "耕地保护"),
            new Section("use-control", "用途管制"),
            new Section("rights", "权籍"),
            new Section("planning", "规划"),
            new Section("use", "利用"),
            new Section("enforcement", "执法"),
            new Section("minerals", "矿产"));

    private static final List<Section> STATE_SECTIONS =
            List.of(new Section("farmland", "耕地保护"), new Section("use-control", "用途管制"));

    private final Directory directory;
    private final SampleProperties properties;
    private final Environment environment;
    private final TransactionTemplate transactions;

    private record Place(String login, String code, String name, String unit) {
        AdministrativeCode region() {
            return new AdministrativeCode(code);
        }
    }

    private record Duty(String login, String name, Role role) {}

    private record Section(String key, String name) {}

    SamplePeople(
            Directory directory,
            SampleProperties properties,
            Environment environment,
            TransactionTemplate transactions) {
        this.directory = directory;
        this.properties = properties;
        this.environment = environment;
        this.transactions = transactions;
    }

    @Override
    public void afterPropertiesSet() {
        if (environment.acceptsProfiles(Profiles.of("production"))
                && (properties.enabled() || directory.hasSamplePeople())) {
            throw new SamplePeopleRefusedException(properties.enabled());
        }
        if (properties.enabled()) {
            transactions.executeWithoutResult(status -> create());
        }
    }

    private void create() {
        if (directory.findEntry("admin").isPresent()) {
            return;
        }
        // One password, one hash: hashing it for each of them would cost seconds at the first start.
        String hash = requireNonNull(new BCryptPasswordEncoder().encode(properties.password()));
        for (Place place : PLACES) {
            directory.putRegion(place.region(), place.name());
            directory.putUnit(place.login(), place.unit(), place.region());
            List<Duty> duties = place.region().level() == Level.COUNTY ? COUNTY : ABOVE;
            for (Duty duty : duties) {
                put(place, duty.login(), duty.name(), null, hash, duty.role());
            }
            for (Section section : sections(place.region().level())) {
                put(place, "review-" + section.key(), section.name() + "处审查员", section.key(), hash, SECTION_REVIEWER);
            }
        }
        directory.putUnit("shifan-government", "示范省人民政府", new AdministrativeCode("990000"));
        directory.putSamplePerson("shifan-government", "示范省政府经办", "shifan-government", null, hash, GOVERNMENT_CLERK);
        directory.putUnit("yunchuan-government", "云川市人民政府", new AdministrativeCode("990100"));
        directory.putSamplePerson(
                "yunchuan-government", "云川市政府经办", "yunchuan-government", null, hash, GOVERNMENT_CLERK);
        directory.putSamplePerson("state-government", "国务院批件经办", "state", null, hash, DECISION_CLERK);
        directory.putUnit("applicant-a", "青禾光伏示例公司", new AdministrativeCode("990101"));
        directory.putSamplePerson("applicant-a", "用地单位申请人", "applicant-a", null, hash, APPLICANT);
        directory.putSamplePerson("admin", "系统管理员", "shifan", null, hash, ADMINISTRATOR);
    }

    private void put(Place place, String login, String name, @Nullable String section, String hash, Role role) {
        directory.putSamplePerson(place.login() + "-" + login, place.name() + name, place.login(), section, hash, role);
    }

    private static List<Section> sections(Level level) {
        return switch (level) {
            case COUNTY -> List.of();
            case CITY -> CITY_SECTIONS;
            case PROVINCE -> PROVINCE_SECTIONS;
            case STATE -> STATE_SECTIONS;
        };
    }
}
