package org.hongxian.approval.workflow.internal;

import java.util.List;
import org.flowable.engine.delegate.DelegateExecution;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Which sections take part in a joint review: all of the policy, or those a return named. */
@Component
class JointReview {

    private final ObjectProvider<Definitions> definitions;

    JointReview(ObjectProvider<Definitions> definitions) {
        this.definitions = definitions;
    }

    /** Called by the process definitions. */
    public List<String> sections(DelegateExecution execution) {
        String taskKey = execution.getCurrentActivityId();
        Object reopened = execution.getVariable(ProcessVariables.REOPENED);
        if (reopened instanceof String text && text.startsWith(taskKey + ":")) {
            return List.of(text.substring(taskKey.length() + 1).split(","));
        }
        return definitions
                .getObject()
                .get(execution.getProcessDefinitionId())
                .task(taskKey)
                .jointSections();
    }
}
