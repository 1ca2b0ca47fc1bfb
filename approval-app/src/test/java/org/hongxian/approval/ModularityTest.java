package org.hongxian.approval;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {

    @Test
    void modulesUseOnlyWhatTheyDeclareAndNothingInternalOfOthers() {
        ApplicationModules.of(HongxianApplication.class).verify();
    }
}
