package org.hongxian.gis.topology;

import static org.hongxian.gis.topology.Drawings.blob;
import static org.hongxian.gis.topology.Drawings.context;
import static org.hongxian.gis.topology.Drawings.mesh;
import static org.hongxian.gis.topology.Drawings.plot;
import static org.hongxian.gis.topology.Drawings.ring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.issue.IssueCode;

/** Ways to spoil a clean drawing with one defect. */
enum Injection {
    SELF_TOUCH(IssueCode.SELF_TOUCH) {
        @Override
        Injected make(Random random, boolean spoilt) {
            // Two kites in one ring, joined at a point.
            double[] west = kite(-1, random);
            double[] east = shifted(kite(1, random), spoilt ? 0 : 20, 0);
            return spoilt
                    ? new Injected(List.of(plot("A", joined(west, east))), context(), "A", 0, 0, 0.001)
                    : clean(plot("A", west), plot("B", east));
        }
    },
    NARROW_NECK(IssueCode.NARROW_NECK) {
        @Override
        Injected make(Random random, boolean spoilt) {
            double width = spoilt ? 0.15 + 0.3 * random.nextDouble() : 0.6 + random.nextDouble();
            double length = 5 + 45 * random.nextDouble();
            double far = 50 + length;
            double low = 20 + 10 * random.nextDouble();
            double high = low + width;
            double[] dumbbell = {
                0, 50, 50, 50, 50, high, far, high, far, 50, far + 50, 50, far + 50, 0, far, 0, far, low, 50, low, 50,
                0, 0, 0
            };
            return new Injected(
                    List.of(plot("A", millimetres(dumbbell))), context(), "A", 50 + length / 2, low, length / 2 + 1);
        }
    },
    ACUTE_ANGLE(IssueCode.ACUTE_ANGLE) {
        @Override
        Injected make(Random random, boolean spoilt) {
            double turn = 2 * Math.PI * random.nextDouble();
            double angle = Math.toRadians(spoilt ? 6 + 3.5 * random.nextDouble() : 11 + 10 * random.nextDouble());
            double[] corner = {
                0,
                0,
                300 * Math.cos(turn + angle),
                300 * Math.sin(turn + angle),
                300 * Math.cos(turn),
                300 * Math.sin(turn)
            };
            return new Injected(List.of(plot("A", millimetres(corner))), context(), "A", 0, 0, 0);
        }
    },
    TINY_HOLE(IssueCode.TINY_HOLE) {
        @Override
        Injected make(Random random, boolean spoilt) {
            double size = spoilt ? 1 + 2 * random.nextDouble() : 4 + random.nextDouble();
            double[] hole = millimetres(Drawings.hole(0, 0, size));
            return new Injected(
                    List.of(plot("A", ring(1, blob(0, 0, 100, random)), ring(2, hole))), context(), "A", 0, 0, 4);
        }
    },
    RING_ORIENTATION(IssueCode.RING_ORIENTATION) {
        @Override
        Injected make(Random random, boolean spoilt) {
            double[] clockwise = blob(0, 0, 100, random);
            double[] ring = spoilt ? reversed(clockwise) : clockwise;
            return new Injected(
                    List.of(plot("A", ring)), context().withFormat("boundary-txt"), "A", ring[0], ring[1], 0.001);
        }
    },
    VERTEX_SPACING(IssueCode.VERTEX_SPACING) {
        @Override
        Injected make(Random random, boolean spoilt) {
            double side = spoilt ? 2_001 + 1_900 * random.nextDouble() : 1_000 + 900 * random.nextDouble();
            // The other long side has a point half way.
            double[] strip = {0, 50, side, 50, side, 0, side / 2, -10, 0, 0};
            return new Injected(List.of(plot("A", millimetres(strip))), context(), "A", 0, 50, 0);
        }
    },
    COORDINATE_PRECISION(IssueCode.COORDINATE_PRECISION) {
        @Override
        Injected make(Random random, boolean spoilt) {
            double[] ring = blob(0, 0, 100, random);
            int at = 2 * random.nextInt(ring.length / 2);
            ring[at] += spoilt ? 0.00037 : 0;
            return new Injected(List.of(plot("A", ring)), context(), "A", ring[at], ring[at + 1], 0.001);
        }
    },
    MULTIPART_PLOT(IssueCode.MULTIPART_PLOT) {
        @Override
        Injected make(Random random, boolean spoilt) {
            double[] first = blob(0, 0, 100, random);
            double[] second = blob(300, 0, 100, random);
            return spoilt
                    ? new Injected(
                            List.of(plot("A", ring(1, first), ring(2, second))),
                            context(),
                            "A",
                            first[0],
                            first[1],
                            0.001)
                    : clean(plot("A", first), plot("B", second));
        }
    },
    PARTS_SHARE_EDGE(IssueCode.PARTS_SHARE_EDGE) {
        @Override
        Injected make(Random random, boolean spoilt) {
            List<Plot> pair = mesh(2, 1, random);
            BoundaryRing first = pair.get(0).rings().get(0);
            BoundaryRing second = pair.get(1).rings().get(0);
            var parts = Plot.of("A", List.of(first, new BoundaryRing(2, second.points(), true)));
            return spoilt
                    ? new Injected(List.of(parts), context(), "A", 33, 15, 25)
                    : new Injected(pair, context(), "", 0, 0, 0);
        }
    },
    PLOT_DUPLICATED(IssueCode.PLOT_DUPLICATED) {
        @Override
        Injected make(Random random, boolean spoilt) {
            List<Plot> plots = new ArrayList<>(mesh(5, 5, random));
            if (spoilt) {
                var points = new ArrayList<>(plots.get(12).rings().get(0).points());
                Collections.rotate(points, random.nextInt(4));
                if (random.nextBoolean()) {
                    Collections.reverse(points);
                }
                plots.add(plot("again", new BoundaryRing(1, points, true)));
            }
            return new Injected(plots, context(), "again", 75, 75, 40);
        }
    },
    PLOT_CONTAINED(IssueCode.PLOT_CONTAINED) {
        @Override
        Injected make(Random random, boolean spoilt) {
            Plot outer = plot("A", blob(0, 0, 100, random));
            Plot inner = plot("B", blob(spoilt ? 0 : 500, 0, 30, random));
            return new Injected(List.of(outer, inner), context(), "B", 0, 0, 30);
        }
    },
    NEAR_COINCIDENT_EDGE(IssueCode.NEAR_COINCIDENT_EDGE) {
        @Override
        Injected make(Random random, boolean spoilt) {
            List<Plot> pair = new ArrayList<>(mesh(2, 1, random));
            double apart = spoilt ? 0.02 + 0.06 * random.nextDouble() : 0;
            List<BoundaryPoint> points = pair.get(1).rings().get(0).points();
            var eastwards = new ArrayList<>(points);
            for (int i = 0; i < 2; i++) {
                BoundaryPoint p = points.get(i);
                eastwards.set(i, new BoundaryPoint(p.name(), metres(p.easting() + apart), p.northing(), p.line()));
            }
            pair.set(1, plot("1-0", new BoundaryRing(1, eastwards, true)));
            return new Injected(pair, context(), "0-0", 33, 18, 20);
        }
    },
    MISSING_SHARED_VERTEX(IssueCode.MISSING_SHARED_VERTEX) {
        @Override
        Injected make(Random random, boolean spoilt) {
            List<Plot> plots = new ArrayList<>(mesh(5, 5, random));
            // The east side of the plot in the middle is the west side of the one that is looked at.
            List<BoundaryPoint> points =
                    new ArrayList<>(plots.get(12).rings().get(0).points());
            BoundaryPoint from = points.get(2);
            BoundaryPoint to = points.get(3);
            double share = 0.2 + 0.6 * random.nextDouble();
            var between = new BoundaryPoint(
                    "X",
                    metres(from.easting() + share * (to.easting() - from.easting())),
                    metres(from.northing() + share * (to.northing() - from.northing())),
                    0);
            if (spoilt) {
                points.add(3, between);
            }
            plots.set(12, plot("2-2", new BoundaryRing(1, points, true)));
            return new Injected(
                    plots,
                    context(),
                    "3-2",
                    between.easting() - Drawings.EAST,
                    between.northing() - Drawings.NORTH,
                    0.001);
        }
    },
    STRADDLES_COUNTY(IssueCode.STRADDLES_COUNTY) {
        @Override
        Injected make(Random random, boolean spoilt) {
            double border = spoilt ? -30 + 60 * random.nextDouble() : 150;
            var own = Drawings.at("POLYGON ((-900 -900, -900 900, %1$s 900, %1$s -900, -900 -900))".formatted(border));
            var other = Drawings.at("POLYGON ((900 -900, 900 900, %1$s 900, %1$s -900, 900 -900))".formatted(border));
            var context = context()
                    .withCounty(own, "青禾县")
                    .withCounties(List.of(new NamedArea("青禾县", own), new NamedArea("白石县", other)));
            return new Injected(List.of(plot("A", blob(0, 0, 100, random))), context, "A", 60, 0, 120);
        }
    };

    private final IssueCode code;

    Injection(IssueCode code) {
        this.code = code;
    }

    /**
     * A drawing and where its defect is, in metres east and north of the origin of the drawings of tests.
     *
     * @param plot that is named
     */
    record Injected(
            List<Plot> plots, CheckContext context, String plot, double east, double north, double withinMetres) {}

    abstract Injected make(Random random, boolean spoilt);

    IssueCode code() {
        return code;
    }

    Injected into(Random random) {
        return make(random, true);
    }

    Injected withoutIt(Random random) {
        return make(random, false);
    }

    static Plot moved(Plot plot, String name, double east) {
        return Plot.of(
                name,
                plot.rings().stream()
                        .map(ring -> new BoundaryRing(
                                ring.number(),
                                ring.points().stream()
                                        .map(p -> new BoundaryPoint(p.name(), p.easting() + east, p.northing(), 0))
                                        .toList(),
                                true))
                        .toList());
    }

    private static Injected clean(Plot... plots) {
        return new Injected(List.of(plots), context(), "", 0, 0, 0);
    }

    private static double metres(double value) {
        return Math.round(value * 1000) / 1000.0;
    }

    private static double[] millimetres(double... offsets) {
        return Arrays.stream(offsets).map(Injection::metres).toArray();
    }

    private static double[] shifted(double[] offsets, double east, double north) {
        var moved = offsets.clone();
        for (int i = 0; i < moved.length; i += 2) {
            moved[i] = metres(moved[i] + east);
            moved[i + 1] = metres(moved[i + 1] + north);
        }
        return moved;
    }

    private static double[] joined(double[] first, double[] second) {
        return DoubleStream.concat(Arrays.stream(first), Arrays.stream(second)).toArray();
    }

    /** Clockwise from the origin, to the west or to the east of it. */
    private static double[] kite(int side, Random random) {
        double[] across = random.doubles(4, 30, 60).toArray();
        return millimetres(
                0, 0, side * across[0], side * across[1], side * 120, 0, side * across[2], -side * across[3]);
    }

    private static double[] reversed(double[] offsets) {
        var turned = new double[offsets.length];
        for (int i = 0; i < offsets.length; i += 2) {
            turned[i] = offsets[offsets.length - 2 - i];
            turned[i + 1] = offsets[offsets.length - 1 - i];
        }
        return turned;
    }
}
