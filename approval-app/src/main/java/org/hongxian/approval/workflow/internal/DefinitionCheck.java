package org.hongxian.approval.workflow.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flowable.bpmn.model.BpmnModel;
import org.flowable.bpmn.model.EndEvent;
import org.flowable.bpmn.model.ExclusiveGateway;
import org.flowable.bpmn.model.FlowElement;
import org.flowable.bpmn.model.FlowNode;
import org.flowable.bpmn.model.Process;
import org.flowable.bpmn.model.SequenceFlow;
import org.flowable.bpmn.model.StartEvent;
import org.flowable.bpmn.model.UserTask;
import org.hongxian.approval.workflow.TaskPolicy;

/**
 * What must hold in every process definition: every user task has a readable policy; every outcome that chooses no target
 * leads somewhere; every step can be reached and from every one an end; every required piece is known.
 */
final class DefinitionCheck {

    private static final Pattern OUTCOME = Pattern.compile("outcome\\s*==\\s*'([^']+)'");

    private final BpmnModel model;
    private final Process process;
    private final Set<String> knownPieces;
    private final List<String> problems = new ArrayList<>();

    private DefinitionCheck(BpmnModel model, Set<String> knownPieces) {
        this.model = model;
        this.process = model.getMainProcess();
        this.knownPieces = knownPieces;
    }

    /** Everything that is wrong; empty when the definition may run. */
    static List<String> problems(BpmnModel model, Set<String> knownPieces) {
        var check = new DefinitionCheck(model, knownPieces);
        check.run();
        return check.problems;
    }

    private void run() {
        Definition definition = Definition.read(model, problems);
        for (DefinedTask task : definition.tasks()) {
            checkPieces(task);
            checkRevises(task, definition);
            checkJoint(task);
            checkOutcomes(task);
        }
        checkReach();
    }

    private void checkPieces(DefinedTask task) {
        List<String> pieces = Stream.concat(
                        task.pieces().stream(),
                        task.outcomes().stream().flatMap(outcome -> outcome.requiredPieces().stream()))
                .toList();
        for (String piece : pieces) {
            if (!piece.equals(DefinedTask.OPINION) && !knownPieces.contains(piece)) {
                problems.add(task.key() + ": nobody knows the required piece " + piece);
            }
        }
    }

    private void checkRevises(DefinedTask task, Definition definition) {
        String revises = task.revises();
        if (revises != null
                && (!definition.has(revises) || definition.task(revises).order() >= task.order())) {
            problems.add(task.key() + ": revises " + revises + ", which is no earlier step");
        }
    }

    private void checkJoint(DefinedTask task) {
        boolean parallel = ((UserTask) node(task.key())).hasMultiInstanceLoopCharacteristics();
        if (parallel != task.isJoint()) {
            problems.add(task.key() + ": parallel sections and the loop of the step belong together");
        }
        if (new HashSet<>(task.jointSections()).size() != task.jointSections().size()) {
            problems.add(task.key() + ": a section twice");
        }
    }

    private void checkOutcomes(DefinedTask task) {
        FlowNode node = node(task.key());
        if (node.getOutgoingFlows().size() != 1) {
            problems.add(task.key() + ": must have one way out, has "
                    + node.getOutgoingFlows().size());
            return;
        }
        SequenceFlow only = node.getOutgoingFlows().get(0);
        FlowElement next = only.getTargetFlowElement();
        Set<String> handled = new LinkedHashSet<>();
        if (next instanceof ExclusiveGateway gateway) {
            for (SequenceFlow way : gateway.getOutgoingFlows()) {
                handled.addAll(outcomesOf(way, task));
            }
        }
        List<TaskPolicy.Outcome> onward =
                task.outcomes().stream().filter(o -> !o.needsTarget()).toList();
        if (next instanceof ExclusiveGateway) {
            for (TaskPolicy.Outcome outcome : onward) {
                if (!handled.remove(outcome.key())) {
                    problems.add(task.key() + ": outcome " + outcome.key() + " leads nowhere");
                }
            }
            for (String unknown : handled) {
                problems.add(task.key() + ": the gateway after it asks for the unknown outcome " + unknown);
            }
        } else if (onward.size() != 1) {
            problems.add(task.key() + ": " + onward.size() + " outcomes but one way");
        }
    }

    private Set<String> outcomesOf(SequenceFlow way, DefinedTask task) {
        var found = new LinkedHashSet<String>();
        String condition = way.getConditionExpression();
        Matcher matcher = OUTCOME.matcher(condition == null ? "" : condition);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        if (found.isEmpty()) {
            problems.add(task.key() + ": way " + way.getId() + " does not say for which outcome it is");
        }
        return found;
    }

    private void checkReach() {
        var starts = new ArrayList<FlowNode>(process.findFlowElementsOfType(StartEvent.class));
        Set<String> fromStart = reach(starts);
        for (FlowNode node : process.findFlowElementsOfType(FlowNode.class)) {
            if (!fromStart.contains(node.getId())) {
                problems.add(node.getId() + ": cannot be reached");
            }
            boolean ends = reach(List.of(node)).stream().anyMatch(id -> node(id) instanceof EndEvent);
            if (!ends) {
                problems.add(node.getId() + ": no end can be reached from it");
            }
        }
    }

    private static Set<String> reach(List<FlowNode> from) {
        var seen = new LinkedHashSet<String>();
        var queue = new ArrayDeque<FlowNode>(from);
        while (!queue.isEmpty()) {
            FlowNode node = queue.remove();
            if (seen.add(node.getId())) {
                for (SequenceFlow flow : node.getOutgoingFlows()) {
                    if (flow.getTargetFlowElement() instanceof FlowNode target) {
                        queue.add(target);
                    }
                }
            }
        }
        return seen;
    }

    private FlowNode node(String id) {
        return (FlowNode) process.getFlowElement(id);
    }
}
