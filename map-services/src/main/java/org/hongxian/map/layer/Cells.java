package org.hongxian.map.layer;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Envelope;

/**
 * Divides the ground of a layer into boxes that hold few features each, so that any number of features can be looked at with the memory
 * of a few. Boxes lie side by side and cover all of the ground; they do not depend on the order features came in.
 */
public final class Cells {

    private static final int SIDE = 512;

    private final Envelope ground;
    private final int[] counts = new int[SIDE * SIDE];

    /** @param ground takes in every feature that will be counted */
    public Cells(Envelope ground) {
        this.ground = new Envelope(ground);
    }

    /** In which of the small squares that boxes are made of the middle of a feature lies. */
    public int square(Envelope feature) {
        int column = step(feature.getMinX() + feature.getWidth() / 2, ground.getMinX(), ground.getWidth());
        int row = step(feature.getMinY() + feature.getHeight() / 2, ground.getMinY(), ground.getHeight());
        return row * SIDE + column;
    }

    private static int step(double ordinate, double from, double length) {
        return length <= 0 ? 0 : (int) Math.max(0, Math.min(SIDE - 1, SIDE * (ordinate - from) / length));
    }

    /** Whether the small square is one of those a box is made of. */
    public boolean isIn(Envelope box, int square) {
        return box.contains(
                ground.getMinX() + ground.getWidth() * (square % SIDE + 0.5) / SIDE,
                ground.getMinY() + ground.getHeight() * (square / SIDE + 0.5) / SIDE);
    }

    /** Counts one feature. */
    public void add(int square) {
        counts[square]++;
    }

    /** @param most features with their middle in one box, unless they lie closer together than boxes can be small */
    public List<Envelope> boxes(int most) {
        var boxes = new ArrayList<Envelope>();
        if (!ground.isNull()) {
            divide(0, 0, SIDE, SIDE, most, boxes);
        }
        return List.copyOf(boxes);
    }

    private void divide(int west, int south, int east, int north, int most, List<Envelope> boxes) {
        boolean single = east - west == 1 && north - south == 1;
        if (single || count(west, south, east, north) <= most) {
            boxes.add(new Envelope(easting(west), easting(east), northing(south), northing(north)));
        } else if (east - west >= north - south) {
            int middle = (west + east) / 2;
            divide(west, south, middle, north, most, boxes);
            divide(middle, south, east, north, most, boxes);
        } else {
            int middle = (south + north) / 2;
            divide(west, south, east, middle, most, boxes);
            divide(west, middle, east, north, most, boxes);
        }
    }

    private long count(int west, int south, int east, int north) {
        long sum = 0;
        for (int row = south; row < north; row++) {
            for (int column = west; column < east; column++) {
                sum += counts[row * SIDE + column];
            }
        }
        return sum;
    }

    private double easting(int column) {
        return column == SIDE ? ground.getMaxX() : ground.getMinX() + ground.getWidth() * column / SIDE;
    }

    private double northing(int row) {
        return row == SIDE ? ground.getMaxY() : ground.getMinY() + ground.getHeight() * row / SIDE;
    }
}
