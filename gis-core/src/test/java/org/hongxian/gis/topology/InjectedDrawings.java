package org.hongxian.gis.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.issue.IssueCode;

/** The spoilt drawings of {@link Injection} for tests outside this package. */
public final class InjectedDrawings {

    private InjectedDrawings() {}

    /** A drawing with one defect. */
    public record Spoilt(IssueCode code, List<Plot> plots, CheckContext context) {}

    /** One of each kind there is. */
    public static List<Spoilt> ofEachKind(long seed) {
        var spoilt = new ArrayList<Spoilt>();
        for (Injection injection : Injection.values()) {
            Injection.Injected injected = injection.into(new Random(seed));
            spoilt.add(new Spoilt(injection.code(), injected.plots(), injected.context()));
        }
        return spoilt;
    }

    /** A mesh of plots that share their borders, with defects between them wherever the seed puts them. */
    public static List<Plot> spoiltMesh(long seed) {
        return MeshDefects.spoil(Drawings.mesh(6, 6, new Random(seed)), new Random(seed));
    }

    public static CheckContext context() {
        return Drawings.context();
    }
}
