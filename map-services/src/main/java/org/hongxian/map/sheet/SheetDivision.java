package org.hongxian.map.sheet;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hongxian.gis.survey.SurveySettings;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;

/**
 * A red line too large for one legible sheet cut into sheets along its course (分幅), all with north up and at one scale.
 *
 * <p>The ground is a grid of cells, a tenth of a sheet each; those the red line touches are walked from one end of the red line to
 * the other, and a sheet takes the next ones as long as they fit on it. So every boundary point lies on a sheet, sheets follow the
 * road whichever way it turns, and plots apart get sheets of their own. Around what it is for a sheet shows a margin, by which it
 * overlaps with its neighbours.
 *
 * @param layout of every sheet
 * @param parts the ground each sheet is for, in the order of their numbers
 */
record SheetDivision(SheetLayout layout, List<Envelope> parts) {

    private static final int CELLS = 10;

    SheetDivision {
        parts = List.copyOf(parts);
    }

    /** @param column easting @param row northing, upwards */
    private record Cell(int column, int row) {}

    /**
     * @param redLine easting first, metres
     * @param single the one sheet it would fit on
     * @return empty when that sheet is legible, or nothing between it and too many sheets is
     */
    static Optional<SheetDivision> of(MultiPolygon redLine, SheetLayout single, SurveySettings settings) {
        if (single.scale() <= settings.divideBeyondScale()) {
            return Optional.empty();
        }
        Envelope envelope = redLine.getEnvelopeInternal();
        boolean wide = envelope.getWidth() >= envelope.getHeight();
        PreparedGeometry prepared = PreparedGeometryFactory.prepare(redLine);
        for (int scale : SheetLayout.SCALES) {
            if (scale < settings.divideFromScale() || scale >= single.scale()) {
                continue;
            }
            SheetLayout layout = SheetLayout.large(wide, scale);
            Grid grid = Grid.of(envelope, layout, settings);
            Optional<Set<Cell>> cells = grid.cells(prepared, settings.mostSheets() * CELLS * CELLS);
            if (cells.isPresent()) {
                List<Envelope> parts = grid.parts(cells.get());
                if (parts.size() <= settings.mostSheets()) {
                    return parts.size() > 1 ? Optional.of(new SheetDivision(layout, parts)) : Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    GroundToPaper place(int part) {
        return GroundToPaper.centred(parts.get(part), layout);
    }

    /** The cells over a red line; a sheet takes a block of {@link #CELLS} by {@link #CELLS}. */
    private record Grid(double west, double south, double width, double height, int columns, int rows) {

        static Grid of(Envelope envelope, SheetLayout layout, SurveySettings settings) {
            double margin = 2 * settings.sheetMarginMillimetres();
            double width = (layout.frame().width() - margin) * layout.scale() / 1000 / CELLS;
            double height = (layout.frame().height() - margin) * layout.scale() / 1000 / CELLS;
            return new Grid(
                    envelope.getMinX(),
                    envelope.getMinY(),
                    width,
                    height,
                    (int) Math.ceil(envelope.getWidth() / width) + 1,
                    (int) Math.ceil(envelope.getHeight() / height) + 1);
        }

        /** The ground of a block of cells, both ends included. */
        private Envelope ground(int column, int row, int lastColumn, int lastRow) {
            return new Envelope(
                    west + column * width,
                    west + (lastColumn + 1) * width,
                    south + row * height,
                    south + (lastRow + 1) * height);
        }

        /** @return empty when there are more than the limit */
        Optional<Set<Cell>> cells(PreparedGeometry redLine, int limit) {
            var found = new HashSet<Cell>();
            var blocks = new ArrayDeque<int[]>();
            blocks.push(new int[] {0, 0, columns - 1, rows - 1});
            while (!blocks.isEmpty()) {
                int[] b = blocks.pop();
                Geometry ground = redLine.getGeometry().getFactory().toGeometry(ground(b[0], b[1], b[2], b[3]));
                if (!redLine.intersects(ground)) {
                    continue;
                }
                if (b[0] == b[2] && b[1] == b[3]) {
                    found.add(new Cell(b[0], b[1]));
                    if (found.size() > limit) {
                        return Optional.empty();
                    }
                } else if (b[2] - b[0] >= b[3] - b[1]) {
                    int middle = (b[0] + b[2]) / 2;
                    blocks.push(new int[] {b[0], b[1], middle, b[3]});
                    blocks.push(new int[] {middle + 1, b[1], b[2], b[3]});
                } else {
                    int middle = (b[1] + b[3]) / 2;
                    blocks.push(new int[] {b[0], b[1], b[2], middle});
                    blocks.push(new int[] {b[0], middle + 1, b[2], b[3]});
                }
            }
            return Optional.of(found);
        }

        List<Envelope> parts(Set<Cell> cells) {
            var left = new java.util.LinkedHashSet<>(inOrder(cells));
            var parts = new ArrayList<Envelope>();
            while (!left.isEmpty()) {
                Cell first = left.iterator().next();
                int[] block = {first.column(), first.row(), first.column(), first.row()};
                for (Cell cell : left) {
                    int[] larger = {
                        Math.min(block[0], cell.column()),
                        Math.min(block[1], cell.row()),
                        Math.max(block[2], cell.column()),
                        Math.max(block[3], cell.row())
                    };
                    if (larger[2] - larger[0] < CELLS && larger[3] - larger[1] < CELLS) {
                        block = larger;
                    }
                }
                int[] taken = block;
                left.removeIf(cell -> cell.column() >= taken[0]
                        && cell.column() <= taken[2]
                        && cell.row() >= taken[1]
                        && cell.row() <= taken[3]);
                parts.add(ground(taken[0], taken[1], taken[2], taken[3]));
            }
            return parts;
        }

        /** Land that hangs together after one another, the more north-western first, each from one end to the other. */
        private static List<Cell> inOrder(Set<Cell> cells) {
            Comparator<Cell> northWestFirst =
                    Comparator.comparingInt((Cell c) -> c.column() - c.row()).thenComparingInt(Cell::column);
            var order = new ArrayList<Cell>();
            var left = new HashSet<>(cells);
            while (!left.isEmpty()) {
                Cell any = left.stream().min(northWestFirst).orElseThrow();
                Cell one = farthest(steps(any, cells), northWestFirst);
                Cell other = farthest(steps(one, cells), northWestFirst);
                Cell start = northWestFirst.compare(one, other) <= 0 ? one : other;
                Map<Cell, Integer> steps = steps(start, cells);
                List<Cell> island = steps.keySet().stream()
                        .sorted(Comparator.comparingInt((Cell c) -> steps.getOrDefault(c, 0))
                                .thenComparing(northWestFirst))
                        .toList();
                order.addAll(island);
                left.removeAll(steps.keySet());
            }
            return order;
        }

        private static Cell farthest(Map<Cell, Integer> steps, Comparator<Cell> first) {
            return steps.entrySet().stream()
                    .min(Comparator.comparingInt((Map.Entry<Cell, Integer> e) -> -e.getValue())
                            .thenComparing(Map.Entry::getKey, first))
                    .orElseThrow()
                    .getKey();
        }

        /** How many cells away each is, over cells that touch. */
        private static Map<Cell, Integer> steps(Cell from, Set<Cell> cells) {
            var steps = new HashMap<Cell, Integer>();
            var next = new ArrayDeque<Cell>();
            steps.put(from, 0);
            next.add(from);
            while (!next.isEmpty()) {
                Cell cell = next.remove();
                int distance = steps.getOrDefault(cell, 0) + 1;
                for (int i = 0; i < 9; i++) {
                    Cell beside = new Cell(cell.column() + i % 3 - 1, cell.row() + i / 3 - 1);
                    if (cells.contains(beside) && steps.putIfAbsent(beside, distance) == null) {
                        next.add(beside);
                    }
                }
            }
            return steps;
        }
    }
}
