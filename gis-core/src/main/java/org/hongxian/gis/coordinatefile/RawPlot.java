package org.hongxian.gis.coordinatefile;

import java.util.ArrayList;
import java.util.List;

/** A plot as its lines stand in the file: which of the two numbers is which is decided after all of them are known. */
final class RawPlot {

    /**
     * @param name as written
     * @param ring ring number as written, 1 when blank
     */
    record Row(String name, int ring, double first, double second, int line) {}

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

    String label() {
        return head.name().isBlank() ? head.number() : head.name();
    }
}
