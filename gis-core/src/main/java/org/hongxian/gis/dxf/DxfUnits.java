package org.hongxian.gis.dxf;

import java.util.List;
import java.util.function.Consumer;
import org.hongxian.gis.coordinatefile.Assumption;
import org.hongxian.gis.coordinatefile.Magnitudes;

/**
 * How many metres a unit of the drawing is. The template of metric CAD states millimetres, and surveyors draw metres in it, so
 * the numbers decide; the header only where they could be either.
 */
final class DxfUnits {

    private final double stated;
    /** Metres first, then what the header states, then what else is usual. */
    private final double[] units;

    private final int[] votes;
    private int degrees;

    /** @param stated metres per unit as the header says, 0 when it is silent */
    DxfUnits(double stated) {
        this.stated = stated;
        this.units = new double[] {1, stated, 0.001, 0.01, 1000};
        this.votes = new int[units.length];
    }

    void vote(double x, double y) {
        if (Math.abs(x) <= 180 && Math.abs(y) <= 180) {
            degrees += isOfTheCountry(x, y) ? 1 : 0;
            return;
        }
        for (int i = 0; i < units.length; i++) {
            votes[i] += isOfTheCountry(x * units[i], y * units[i]) ? 1 : 0;
        }
    }

    /** @param assume told when the unit is not simply the stated one */
    double metresPerUnit(Consumer<Assumption> assume) {
        int best = 0;
        for (int i = 1; i < units.length; i++) {
            best = votes[i] > votes[best] ? i : best;
        }
        if (best == 0 || degrees > votes[best]) {
            if (stated > 0 && stated != 1 && votes[0] > 0) {
                assume.accept(new Assumption("dxf-units-ignored", 0.9, List.of(Double.toString(stated))));
            }
            return 1;
        }
        double unit = units[best];
        assume.accept(new Assumption("dxf-units", unit == stated ? 1 : 0.7, List.of(Double.toString(unit))));
        return unit;
    }

    private static boolean isOfTheCountry(double x, double y) {
        return Magnitudes.orderOf(x, y).isPresent();
    }
}
