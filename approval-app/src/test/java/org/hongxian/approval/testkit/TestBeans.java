package org.hongxian.approval.testkit;

import org.hongxian.approval.identity.CurrentPerson;
import org.hongxian.approval.identity.People;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** The beans every test of the application has: clock and login. */
@TestConfiguration(proxyBeanMethods = false)
public class TestBeans {

    @Bean
    @Primary
    MutableClock mutableClock() {
        return new MutableClock();
    }

    @Bean
    LoginAs loginAs(People people, CurrentPerson currentPerson) {
        return new LoginAs(people, currentPerson);
    }
}
