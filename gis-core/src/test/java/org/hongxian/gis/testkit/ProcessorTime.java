package org.hongxian.gis.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test whose work may cost so much time of a processor and no more: what takes a hundred times as long as it ought to is found, and a
 * machine with much else to do changes nothing. Only what the thread of the test does is counted.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ProcessorTimeLimit.class)
public @interface ProcessorTime {

    int seconds();
}
