package org.hongxian.approval.desk.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.CaseState;
import org.hongxian.approval.casework.CaseType;
import org.hongxian.approval.casework.DrawingKind;
import org.hongxian.approval.conflict.Conflicts;
import org.hongxian.approval.desk.internal.AskedAreas.AskedArea;
import org.hongxian.approval.desk.internal.OutlookConflicts.Met;
import org.hongxian.approval.drawing.Claim;
import org.hongxian.approval.drawing.ClaimRules.Standing;
import org.hongxian.approval.drawing.ClashingClaim;
import org.hongxian.approval.drawing.DrawingVersion;
import org.hongxian.approval.drawing.RedLines;
import org.hongxian.approval.drawing.Scenario;
import org.hongxian.approval.identity.AdministrativeCode;
import org.hongxian.approval.identity.CurrentPerson;
import org.hongxian.approval.identity.Level;
import org.hongxian.approval.identity.Person;
import org.hongxian.approval.identity.Role;
import org.hongxian.approval.testkit.LayerDatabase;
import org.hongxian.gis.area.AreaMeasurement;
import org.hongxian.gis.coverage.Polygonal;
import org.hongxian.gis.issue.Severity;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.map.layer.DatabaseLayerCatalogue;
import org.hongxian.map.layer.LayerCatalogue;
import org.hongxian.map.layer.LayerCatalogue.NewVersion;
import org.hongxian.map.region.DivisionLayers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** A case of 青禾县 (west of 100 m) claims ground on both sides of the boundary with 白石县 (east of it). */
class OutlookConflictsTest {

    private static final UUID DRAWING = new UUID(1, 1);
    private static final CaseFile CASE = new CaseFile(
            new CaseId(new UUID(2, 2)),
            "990101-2026-0001",
            "光伏园区",
            CaseType.SEPARATELY_SITED,
            new AdministrativeCode("990101"),
            "applicant-a",
            "申请人",
            "X",
            CaseState.IN_PROGRESS,
            Level.COUNTY,
            Instant.EPOCH);

    private LayerCatalogue catalogue;

    @BeforeEach
    void emptyCatalogue() {
        var database = LayerDatabase.inMemory();
        catalogue = new DatabaseLayerCatalogue(database, new DataSourceTransactionManager(database), Clock.systemUTC());
    }

    private void divisions() {
        catalogue.importVersion(
                new NewVersion("XZQ", "行政区", Scenario.ZONE_39, null, null, "test"),
                Stream.of(
                        new LayerFeature("1", box(-1000, 100), Map.of("XZQDM", "990101")),
                        new LayerFeature("2", box(100, 1000), Map.of("XZQDM", "990102"))));
    }

    private static Geometry box(double west, double east) {
        return new GeometryFactory()
                .toGeometry(new Envelope(Scenario.E + west, Scenario.E + east, Scenario.N - 1000, Scenario.N + 1000));
    }

    @Test
    void theOwnCaseIsNamedAndLandBeyondTheBoundaryIsSaidNotToBeCounted() {
        divisions();

        Met met = met("990101", 60, 140);

        assertThat(met.known()).extracting(OutlookViews.Conflict::number).containsExactly("990101-2026-0001");
        assertThat(met.unseen()).isZero();
        assertThat(met.elsewhere()).isTrue();
        assertThat(met("990101", 60, 90).elsewhere()).isFalse();
        assertThat(met("990100", 60, 140).elsewhere()).as("a city has both").isFalse();
    }

    @Test
    void aCaseOfTheNeighbourIsCountedOnOwnGroundAndCannotBeFeltOutOnTheirs() {
        divisions();

        Met across = met("990102", 60, 140);
        assertThat(across.known()).isEmpty();
        assertThat(across.unseen()).isEqualTo(1);
        assertThat(across.elsewhere()).isTrue();

        Met theirs = met("990102", 60, 90);
        assertThat(theirs.known()).isEmpty();
        assertThat(theirs.unseen()).isZero();
        assertThat(theirs.elsewhere()).isTrue();
    }

    @Test
    void withoutDivisionsNoGroundIsTheOwn() {
        assertThat(met("990102", 110, 140)).isEqualTo(new Met(List.of(), 0, true));
    }

    private Met met(String region, double west, double east) {
        var person = new Person("planner", "规划员", "局", new AdministrativeCode(region), Set.of(Role.PLANNER), null);
        var version = new DrawingVersion(
                DRAWING,
                CASE.id(),
                DrawingKind.LAND_USE,
                1,
                Scenario.ZONE_39,
                List.of(Scenario.square("地块1", 50, 0, 100)),
                null,
                null,
                List.of(),
                List.of(),
                "",
                "qinghe-officer",
                Instant.EPOCH);
        Envelope claimed = new Envelope(Scenario.E + 50, Scenario.E + 150, Scenario.N, Scenario.N + 100);
        var claim = new ClashingClaim(
                new Claim(CASE.id(), DrawingKind.LAND_USE, DRAWING, Scenario.ZONE_39, claimed, true),
                CASE,
                Standing.LIVE,
                Severity.WARNING);
        var conflicts = new OutlookConflicts(
                answering(RedLines.class, Map.of("listClashing", List.of(claim), "get", version)),
                answering(Conflicts.class, Map.of("admits", region.startsWith("9901") && !region.equals("990102"))),
                new DivisionLayers(catalogue),
                answering(CurrentPerson.class, Map.of("get", person)),
                Clock.systemUTC());
        var land = Polygonal.areas(box(west, east));
        return conflicts.of(new AskedArea(
                land,
                Scenario.ZONE_39,
                "",
                null,
                AreaMeasurement.in(Scenario.ZONE_39).measure(land)));
    }

    private static <T> T answering(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answers.get(method.getName())));
    }
}
