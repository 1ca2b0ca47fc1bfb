package org.hongxian.gis.boundarytext;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hongxian.gis.coordinatefile.AxisOrder;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.Magnitudes;

/** A plot as its lines stand in the file: which of the two numbers is which is decided after all of them are known. */
final class RawPlot {

    /**
     * @param name as written
     * @param ring ring number as written, 1 when blank
     * @param decimals see {@link BoundaryPoint}
     */
    record Row(String name, int ring, double first, double second, int line, int decimals) {

        /** What the size of its two numbers says; empty when they are no place in the country. */
        Optional<AxisOrder> order() {
            return Magnitudes.orderOf(first, second);
        }
    }

    private final PlotLine head;
    private final List<Row> rows = new ArrayList<>();

    RawPlot(PlotLine head) {
        this.head = head;
    }

    PlotLine head() {
        return head;
    }

    List<Row> rows() {
        return rows;
    }

    /** Whether no plot line precedes the points. */
    boolean isListed() {
        return head.line() == 0;
    }

    String label() {
        return head.name().isBlank() ? head.number() : head.name();
    }
}
