package org.hongxian.gis.coordinatefile;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Hands out names of boundary points nobody has, in the style of the plots: J12 after J1 to J11, 12 after 1 to 11. */
public final class FreePointNames {

    private static final Pattern NUMBERED = Pattern.compile("(\\D*)(\\d+)");
    private static final int MOST_DIGITS = 8;

    private final Set<String> taken = new HashSet<>();
    private @Nullable String prefix;
    private int largest;

    private FreePointNames() {}

    /** Names none of the plots has. */
    public static FreePointNames beside(Collection<Plot> plots) {
        var names = new FreePointNames();
        plots.stream()
                .flatMap(plot -> plot.rings().stream())
                .flatMap(ring -> ring.points().stream())
                .forEach(point -> names.take(point.name()));
        return names;
    }

    /**
     * @param wanted a name to have if it is free; empty for none in particular
     * @return that name, or the next free one in the style of the plots; taken from now on
     */
    public String next(String wanted) {
        String name = wanted;
        while (name.isEmpty() || !taken.add(name)) {
            name = (prefix == null ? "J" : prefix) + ++largest;
        }
        return name;
    }

    private void take(String name) {
        taken.add(name);
        Matcher numbered = NUMBERED.matcher(name);
        if (numbered.matches() && numbered.group(2).length() <= MOST_DIGITS) {
            prefix = prefix == null ? numbered.group(1) : prefix;
            largest = Math.max(largest, Integer.parseInt(numbered.group(2)));
        }
    }
}
