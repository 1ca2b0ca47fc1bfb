package org.hongxian.gis.crs;

import java.util.List;

/** A file of datum parameters that cannot be used. Nothing of it is used: half a set of parameters is worse than none. */
public class UnusableDatumParametersException extends RuntimeException {

    private final String file;
    private final List<String> problems;

    UnusableDatumParametersException(String file, List<String> problems) {
        super(file + ": " + String.join("; ", problems));
        this.file = file;
        this.problems = List.copyOf(problems);
    }

    public String file() {
        return file;
    }

    /** All of them, each with its place in the file, for instance {@code sets[0].dx: missing}. */
    public List<String> problems() {
        return problems;
    }
}
