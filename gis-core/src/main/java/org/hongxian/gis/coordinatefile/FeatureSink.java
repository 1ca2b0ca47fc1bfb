package org.hongxian.gis.coordinatefile;

import java.util.List;
import org.hongxian.gis.crs.CrsCode;

/** Where the reader of a format puts what it finds in a file of features, in file order. */
public interface FeatureSink {

    /** Character encoding of the attributes; not called where the format knows only UTF-8. */
    void encoding(String name);

    /** What the file states; before the first feature if the file says it there, and not called when it is silent. */
    void crs(CrsCode stated);

    /** Names of all attributes, before the first feature; not called where the format has no list of them. */
    default void fields(List<String> names) {}

    /** Something the reader had to decide. */
    void assume(Assumption assumption);

    /**
     * One feature, its numbers in the order of the file. A coordinate that is no number is reported as
     * {@link org.hongxian.gis.issue.IssueCode#NUMBER_INVALID} before its feature is handed over.
     *
     * @throws RuntimeException of whatever kind to end the pass; the reader lets it through
     */
    void feature(RawFeature feature);

    Findings findings();

    /**
     * How far the reader has come; called before features, where the reader can tell.
     *
     * @param read of the file, 0 to 1
     */
    default void reached(double read) {}
}
