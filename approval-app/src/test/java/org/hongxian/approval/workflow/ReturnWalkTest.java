package org.hongxian.approval.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.flowable.engine.RuntimeService;
import org.flowable.engine.TaskService;
import org.flowable.task.api.Task;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.testkit.FreshH2;
import org.hongxian.approval.testkit.LoginAs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/**
 * Walks the deployed definition: every step that can return, to every step it can return to, and back again; all on one case per
 * step, so that returns after returns are walked too.
 */
@SpringBootTest(classes = WorkflowModules.class)
@ContextConfiguration(initializers = FreshH2.class)
class ReturnWalkTest {

    @Autowired
    CaseProcess process;

    @Autowired
    TaskGate gate;

    @Autowired
    LoginAs loginAs;

    @Autowired
    WorkflowTestBeans.Facts facts;

    @Autowired
    TaskService engineTasks;

    @Autowired
    RuntimeService engine;

    WorkflowScenario scenario;

    @BeforeEach
    void scenario() {
        scenario = new WorkflowScenario(process, gate, loginAs);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "county-survey",
                "county-section",
                "county-director",
                "city-review",
                "city-director",
                "province-review",
                "province-director",
                "province-decision",
                "ministry-window",
                "ministry-review",
                "ministry-director"
            })
    void everyReturnLeavesExactlyTheTargetLiveAndTheCaseCanGoOn(String from) throws Exception {
        CaseId caseId = toward(from);
        List<String> targets =
                loginAs.call(scenario.login(scenario.task(caseId)), () -> process.returnTargets(scenario.task(caseId)));
        assertThat(targets).isNotEmpty().doesNotContain(from);
        for (String target : targets) {
            scenario.complete(scenario.task(caseId), "return", "退回。", target);

            List<String> expected = expectedLive(target);
            assertThat(scenario.live(caseId)).as("%s -> %s", from, target).isEqualTo(expected);
            assertThat(engineLive(caseId)).as("engine: %s -> %s", from, target).isEqualTo(expected);
            scenario.forwardTo(caseId, from);
            assertThat(scenario.live(caseId))
                    .as("%s -> %s and back", from, target)
                    .isEqualTo(expectedLive(from));
        }
    }

    /** What the engine itself holds, and that it holds nothing else alive. */
    private List<String> engineLive(CaseId caseId) {
        List<Task> tasks = engineTasks
                .createTaskQuery()
                .processVariableValueEquals("caseId", caseId.toString())
                .list();
        String instance = tasks.get(0).getProcessInstanceId();
        String activity = tasks.get(0).getTaskDefinitionKey();
        assertThat(engine.getActiveActivityIds(instance)).containsOnly(activity);
        return tasks.stream()
                .map(task -> {
                    Object section = engineTasks.getVariable(task.getId(), "section");
                    return section == null ? task.getTaskDefinitionKey() : task.getTaskDefinitionKey() + ":" + section;
                })
                .sorted()
                .toList();
    }

    private CaseId toward(String taskKey) throws Exception {
        CaseId caseId = scenario.open();
        if (taskKey.startsWith("ministry")) {
            facts.set(caseId, "1", "1", "1");
        }
        scenario.forwardTo(caseId, taskKey);
        return caseId;
    }

    private static List<String> expectedLive(String taskKey) {
        List<String> sections =
                switch (taskKey) {
                    case "city-review" -> List.of("farmland", "planning", "rights", "use");
                    case "province-review" ->
                        List.of("enforcement", "farmland", "minerals", "planning", "rights", "use", "use-control");
                    case "ministry-review" -> List.of("farmland", "use-control");
                    default -> List.of();
                };
        return sections.isEmpty()
                ? List.of(taskKey)
                : sections.stream().map(section -> taskKey + ":" + section).toList();
    }
}
