package org.hongxian.gis.coordinatefile;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.hongxian.gis.crs.CrsCode;

/** Counts the bytes that are read of a file of features, and tells a sink before every feature how far that is. */
public final class ReadingProgress extends FilterInputStream {

    private final long size;
    private long count;

    /** @param size of everything the stream gives, in bytes */
    public ReadingProgress(InputStream in, long size) {
        super(in);
        this.size = size;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count += value < 0 ? 0 : 1;
        return value;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int some = super.read(into, from, length);
        count += Math.max(0, some);
        return some;
    }

    @Override
    public long skip(long bytes) throws IOException {
        long skipped = super.skip(bytes);
        count += skipped;
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** The sink, told of the progress. */
    public FeatureSink telling(FeatureSink sink) {
        return new FeatureSink() {
            @Override
            public void encoding(String name) {
                sink.encoding(name);
            }

            @Override
            public void crs(CrsCode stated) {
                sink.crs(stated);
            }

            @Override
            public void assume(Assumption assumption) {
                sink.assume(assumption);
            }

            @Override
            public void feature(RawFeature feature) {
                sink.reached(size == 0 ? 1 : Math.min(1, (double) count / size));
                sink.feature(feature);
            }

            @Override
            public Findings findings() {
                return sink.findings();
            }
        };
    }
}
