package org.hongxian.gis.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Holds a test to its {@link ProcessorTime}. */
final class ProcessorTimeLimit implements BeforeTestExecutionCallback, AfterTestExecutionCallback {

    private static final ExtensionContext.Namespace OWN = ExtensionContext.Namespace.create(ProcessorTimeLimit.class);

    @Override
    public void beforeTestExecution(ExtensionContext context) {
        context.getStore(OWN).put(ProcessorTime.class, nanosOfThisThread());
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        long began = context.getStore(OWN).get(ProcessorTime.class, long.class);
        int most = context.getRequiredTestMethod()
                .getAnnotation(ProcessorTime.class)
                .seconds();
        assertThat(Duration.ofNanos(nanosOfThisThread() - began))
                .as("time of a processor")
                .isLessThan(Duration.ofSeconds(most));
    }

    private static long nanosOfThisThread() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
