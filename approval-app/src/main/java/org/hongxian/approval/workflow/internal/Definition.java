package org.hongxian.approval.workflow.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flowable.bpmn.model.BpmnModel;
import org.flowable.bpmn.model.FlowElement;
import org.flowable.bpmn.model.UserTask;

/** The human steps of one process definition, in their order. */
final class Definition {

    private final Map<String, DefinedTask> tasks;

    private Definition(Map<String, DefinedTask> tasks) {
        this.tasks = tasks;
    }

    /** Reads a definition; what is wrong with its policies is added to the problems. */
    static Definition read(BpmnModel model, List<String> problems) {
        var reader = new PolicyReader(problems);
        var tasks = new LinkedHashMap<String, DefinedTask>();
        for (FlowElement element : model.getMainProcess().getFlowElements()) {
            if (element instanceof UserTask userTask) {
                DefinedTask task = reader.read(userTask, tasks.size());
                if (task != null) {
                    tasks.put(task.key(), task);
                }
            }
        }
        return new Definition(tasks);
    }

    static Definition read(BpmnModel model) {
        var problems = new ArrayList<String>();
        Definition definition = read(model, problems);
        if (!problems.isEmpty()) {
            throw new BrokenDefinitionException(model.getMainProcess().getId(), problems);
        }
        return definition;
    }

    DefinedTask task(String key) {
        DefinedTask task = tasks.get(key);
        if (task == null) {
            throw new IllegalStateException("no user task " + key + " in the definition");
        }
        return task;
    }

    boolean has(String key) {
        return tasks.containsKey(key);
    }

    Collection<DefinedTask> tasks() {
        return tasks.values();
    }
}
