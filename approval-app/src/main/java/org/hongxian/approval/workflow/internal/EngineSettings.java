package org.hongxian.approval.workflow.internal;

import java.io.IOException;
import java.time.Clock;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.flowable.common.engine.api.delegate.event.FlowableEngineEventType;
import org.flowable.spring.SpringProcessEngineConfiguration;
import org.flowable.spring.boot.EngineConfigurationConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;

/** The engine as this product uses it: our clock, our listener, and only two beans that a definition can call. */
@Configuration(proxyBeanMethods = false)
class EngineSettings {

    @Bean
    EngineConfigurationConfigurer<SpringProcessEngineConfiguration> processEngineSettings(
            Clock clock, StepRecorder recorder, LevelDecider levelDecision, JointReview jointReview) {
        JdkXmlStreams.choose();
        return engine -> {
            // The workspace draws the diagram from the definition itself; nobody needs a picture of it.
            engine.setCreateDiagramOnDeploy(false);
            engine.setClock(new EngineClock(clock));
            engine.setBeans(Map.of("levelDecision", levelDecision, "jointReview", jointReview));
            engine.setTypedEventListeners(Map.of(FlowableEngineEventType.TASK_CREATED.name(), List.of(recorder)));
        };
    }

    @Bean
    LevelTable levelTable() throws IOException {
        return new KieLevelTable(new ClassPathResource("decisions/approval-level.dmn").getContentAsByteArray());
    }

    /** The engine asks this clock; nobody sets it but through ours. */
    private record EngineClock(Clock clock) implements org.flowable.common.engine.impl.runtime.Clock {

        @Override
        public Date getCurrentTime() {
            return Date.from(clock.instant());
        }

        @Override
        public Calendar getCurrentCalendar() {
            return getCurrentCalendar(TimeZone.getDefault());
        }

        @Override
        public Calendar getCurrentCalendar(TimeZone timeZone) {
            var calendar = new GregorianCalendar(timeZone);
            calendar.setTime(getCurrentTime());
            return calendar;
        }

        @Override
        public TimeZone getCurrentTimeZone() {
            return TimeZone.getDefault();
        }

        @Override
        public void setCurrentTime(Date currentTime) {
            throw new UnsupportedOperationException("time is not set here");
        }

        @Override
        public void setCurrentCalendar(Calendar currentTime) {
            throw new UnsupportedOperationException("time is not set here");
        }

        @Override
        public void reset() {
            // nothing was set
        }
    }
}
