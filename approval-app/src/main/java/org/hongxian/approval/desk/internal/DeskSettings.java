package org.hongxian.approval.desk.internal;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much planners may ask at once.
 *
 * @param maxFileSize of a file that says an area
 * @param maxPoints of an area
 * @param maxBufferMetres around a shape
 * @param maxExported features in one file
 * @param maxCompared features compared at once; some 150 bytes of each are held in memory
 * @param maxOutlookSquareMetres of a shape whose consequences are asked
 * @param maxTime an answer may take that somebody waits for
 */
@ConfigurationProperties("hongxian.desk")
record DeskSettings(
        @DefaultValue("20MB") DataSize maxFileSize,
        @DefaultValue("20000") int maxPoints,
        @DefaultValue("10000") double maxBufferMetres,
        @DefaultValue("200000") int maxExported,
        @DefaultValue("2000000") int maxCompared,
        @DefaultValue("30000000") double maxOutlookSquareMetres,
        @DefaultValue("30s") Duration maxTime) {

    /** Whether the time of an answer that begins now is not up yet. */
    BooleanSupplier timeIsLeft() {
        long until = System.nanoTime() + maxTime.toNanos();
        return () -> System.nanoTime() - until < 0;
    }
}
