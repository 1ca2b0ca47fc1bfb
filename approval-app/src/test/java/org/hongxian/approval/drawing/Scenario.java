package org.hongxian.approval.drawing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.CaseType;
import org.hongxian.approval.identity.AdministrativeCode;
import org.hongxian.approval.testkit.LoginAs;
import org.hongxian.approval.workflow.ActiveTask;
import org.hongxian.approval.workflow.CaseProcess;
import org.hongxian.approval.workflow.TaskGate;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.map.layer.LayerCatalogue;
import org.hongxian.map.layer.LayerVersion;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/**
 * Cases of 青禾县 at the step where the land-use drawing is made, and layers from WKT whose offsets are metres east and north of
 * (39 540 000, 3 450 000) in zone 39.
 */
public class Scenario {

    public static final String OFFICER = "qinghe-officer";
    public static final double E = 39_540_000;
    public static final double N = 3_450_000;
    public static final CrsCode ZONE_39 = new CrsCode(4527);
    /** An extent that holds everything the tests draw. */
    public static final String EVERYWHERE =
            "POLYGON ((-100000 -100000, 100000 -100000, 100000 100000, -100000 100000, -100000 -100000))";

    private final CaseProcess process;
    private final TaskGate gate;
    private final LoginAs loginAs;
    private final LayerCatalogue layers;

    Scenario(CaseProcess process, TaskGate gate, LoginAs loginAs, LayerCatalogue layers) {
        this.process = process;
        this.gate = gate;
        this.loginAs = loginAs;
        this.layers = layers;
    }

    /** A new case; its first step belongs to the applicant. */
    public CaseId open() throws Exception {
        return loginAs.call(
                        "applicant-a",
                        () -> process.open(CaseType.SEPARATELY_SITED, "光伏园区", new AdministrativeCode("990101")))
                .id();
    }

    public CaseId openAtSurvey() throws Exception {
        CaseId caseId = open();
        complete(caseId, "applicant-a", "submit");
        complete(caseId, "qinghe-window", "accept");
        return caseId;
    }

    public void complete(CaseId caseId, String login, String outcome) throws Exception {
        complete(caseId, login, outcome, "");
    }

    public void complete(CaseId caseId, String login, String outcome, String returnTo) throws Exception {
        loginAs.call(login, () -> {
            ActiveTask task = gate.findMine(caseId).orElseThrow();
            process.complete(new CaseProcess.Completion(caseId, task.id(), outcome, "同意。", returnTo));
            return null;
        });
    }

    public Optional<ActiveTask> task(CaseId caseId, String login) throws Exception {
        return loginAs.call(login, () -> gate.findMine(caseId));
    }

    /** @param offsets east, north, east, north ... from the origin */
    public static Plot plot(String name, double... offsets) {
        var points = new ArrayList<BoundaryPoint>();
        for (int i = 0; i < offsets.length; i += 2) {
            points.add(new BoundaryPoint("J" + (i / 2 + 1), E + offsets[i], N + offsets[i + 1], 0));
        }
        return Plot.of(name, List.of(new BoundaryRing(1, points, true)));
    }

    /** A square, clockwise from the north-west. */
    public static Plot square(String name, double east, double north, double side) {
        return plot(name, east, north + side, east + side, north + side, east + side, north, east, north);
    }

    public LayerVersion importLayer(String key, String extent, LayerFeature... features) {
        return layers.importVersion(
                new LayerCatalogue.NewVersion(key, key, ZONE_39, LocalDate.of(2025, 12, 31), at(extent), "test"),
                Stream.of(features));
    }

    public static LayerFeature parcel(String id, String owner, String landClass, String wkt) {
        return new LayerFeature(
                id, at(wkt), Map.of("QSDWDM", owner, "QSDWMC", "村" + owner, "QSXZ", "30", "DLBM", landClass));
    }

    public static LayerFeature feature(String id, String wkt) {
        return new LayerFeature(id, at(wkt), Map.of());
    }

    public static LayerFeature county(String code, String wkt) {
        return new LayerFeature(code, at(wkt), Map.of("XZQDM", code));
    }

    /** The square as a boundary TXT of the nine-field profile. */
    public static String boundaryText(Plot plot) {
        var points = plot.rings().get(0).points();
        var text = new StringBuilder("""
                [属性描述]
                格式版本号=1.01版本
                坐标系=2000国家大地坐标系
                几度分带=3
                投影类型=高斯克吕格
                计量单位=米
                带号=39
                精度=0.001
                转换参数=,,,,,,
                [地块坐标]
                """);
        text.append(points.size() + 1).append(",,1,").append(plot.name()).append(",面,,工业用地,0601,@\n");
        for (int i = 0; i <= points.size(); i++) {
            var point = points.get(i % points.size());
            text.append("%s,1,%.3f,%.3f%n".formatted(point.name(), point.northing(), point.easting()));
        }
        return text.toString();
    }

    private static Geometry at(String wkt) {
        try {
            return AffineTransformation.translationInstance(E, N).transform(new WKTReader().read(wkt));
        } catch (ParseException e) {
            throw new IllegalArgumentException(wkt, e);
        }
    }
}
