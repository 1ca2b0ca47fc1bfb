package org.hongxian.approval.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.hongxian.approval.journey.CaseDriver.Completion;
import org.hongxian.approval.journey.CaseDriver.Completions;
import org.hongxian.approval.journey.CaseDriver.LiveTask;
import org.hongxian.approval.testkit.FreshH2;
import org.hongxian.approval.testkit.FreshPostgis;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Kills the server while cases are driven and starts it again: nothing that was confirmed is lost, nothing happened twice,
 * nothing is half done.
 *
 * <p>{@code -Dhongxian.kills=20} sets how often; the moments come from a seed.
 */
class KillAnywhereTest {

    private static final int KILLS = Integer.getInteger("hongxian.kills", 3);
    private static final long SEED = Long.getLong("hongxian.kill-seed", 20_261_122L);
    private static final int LONGEST_LIFE_MILLISECONDS = 6_000;

    /** Sees every step; an applicant is not told the internal outcomes. */
    private static final String OFFICER = "qinghe-officer";

    private final List<Completion> confirmed = new ArrayList<>();
    private final AtomicReference<Completion> inFlight = new AtomicReference<>();
    private final List<String> cases = new ArrayList<>();
    private final List<RuntimeException> failures = new ArrayList<>();

    @Test
    void noStepIsLostDoubledOrHalfDoneWhereverTheServerIsKilled() throws Exception {
        Path homes = Files.createDirectories(Path.of("target", "test-homes"));
        var server = new ServerProcess(
                Files.createTempDirectory(homes, "killed-").toAbsolutePath(), JourneyRegion.directory());
        if (FreshH2.isOnPostgis()) {
            server.name(FreshPostgis.emptyDatabase("killed"));
            server.workOnNamedDatabase();
        }
        var random = new Random(SEED);
        server.start();
        try {
            SampleLayers.await(server.address());
            for (int kill = 1; kill <= KILLS; kill++) {
                long life = 200 + random.nextInt(LONGEST_LIFE_MILLISECONDS);
                Thread work = new Thread(() -> drive(server), "driver");
                work.start();
                Thread.sleep(life);
                server.kill();
                work.join();
                server.start();
                assertNothingIsBroken(server, "kill " + kill + " after " + life + " ms, seed " + SEED);
            }
            driveOn(server).advanceToEnd();
            assertNothingIsBroken(server, "the end");
        } finally {
            int exit = server.stop();
            assertThat(exit).as("a stop by signal is clean").isIn(0, 143);
        }
        assertThat(server.run("ledger-check")).as("exit code of ledger-check").isZero();
        assertNoErrorLogged(server.log());
    }

    /** Works on until the server goes away. */
    private void drive(ServerProcess server) {
        try {
            while (true) {
                driveOn(server).advanceToEnd();
            }
        } catch (RuntimeException gone) {
            if (gone instanceof ApiSession.Refused refused && refused.status() < 500) {
                failures.add(refused);
            }
        }
    }

    private CaseDriver driveOn(ServerProcess server) {
        CaseDriver last = cases.isEmpty() ? null : resume(server, cases.get(cases.size() - 1));
        if (last != null && !last.liveTasks().isEmpty()) {
            return last;
        }
        CaseDriver opened = CaseDriver.open(
                server.address(),
                "示例项目" + (cases.size() + 1),
                JourneyRegion.redLine("province-photovoltaic-park.txt"),
                hearing());
        cases.add(opened.id());
        return opened;
    }

    private CaseDriver resume(ServerProcess server, String id) {
        return new CaseDriver(server.address(), id, JourneyRegion.redLine("province-photovoltaic-park.txt"), hearing());
    }

    private Completions hearing() {
        return new Completions() {
            @Override
            public void asked(Completion completion) {
                inFlight.set(completion);
            }

            @Override
            public void confirmed(Completion completion) {
                confirmed.add(completion);
                inFlight.set(null);
            }
        };
    }

    private void assertNothingIsBroken(ServerProcess server, String when) {
        assertThat(failures)
                .as(when + ": refusals of a driver that does what policies ask")
                .isEmpty();
        findUnconfirmedCase(server);
        for (String id : cases) {
            CaseDriver driver = resume(server, id);
            List<String> ended = endedSteps(driver);
            List<String> told = confirmed.stream()
                    .filter(completion -> completion.caseId().equals(id))
                    .map(KillAnywhereTest::line)
                    .toList();
            List<String> recorded = recordedSteps(driver);
            assertThat(recorded).as(when + ": record and engine agree").containsExactlyElementsOf(ended);
            Completion open = inFlight.get();
            if (open != null && open.caseId().equals(id) && ended.size() == told.size() + 1) {
                // The server was killed between committing and answering: it is done, the client just does not know.
                assertThat(ended.get(ended.size() - 1)).as(when).isEqualTo(line(open));
                confirmed.add(open);
                told = append(told, line(open));
            }
            assertThat(ended).as(when + ": what was confirmed is what is done").containsExactlyElementsOf(told);
            assertLiveTasks(driver, when);
            assertDocumentsAreWhole(driver, when);
        }
        inFlight.set(null);
    }

    /** A case whose opening was committed but not answered is a case all the same. */
    private void findUnconfirmedCase(ServerProcess server) {
        for (JsonNode file : new ApiSession(server.address(), CaseDriver.APPLICANT).get("/api/v1/cases")) {
            String id = CaseDriver.identifier(file.get("id"));
            if (!cases.contains(id)) {
                cases.add(id);
            }
        }
    }

    private static void assertLiveTasks(CaseDriver driver, String when) {
        List<LiveTask> live = driver.liveTasks();
        boolean open = driver.caseFile().get("state").asString().matches("IN_PROGRESS|APPROVED|REJECTED");
        if (!open) {
            assertThat(live).as(when + ": a closed case has no live step").isEmpty();
            return;
        }
        assertThat(live).as(when + ": an open case has a live step").isNotEmpty();
        Set<String> distinct = new HashSet<>();
        for (LiveTask task : live) {
            assertThat(distinct.add(task.key() + "/" + task.section()))
                    .as(when + ": one live step per section, not two of " + task.key())
                    .isTrue();
        }
        assertThat(live.stream().map(LiveTask::key).distinct())
                .as(when + ": live steps are sections of one step")
                .hasSize(1);
    }

    /** A document that is listed is there, with the bytes its digest names. */
    private static void assertDocumentsAreWhole(CaseDriver driver, String when) {
        ApiSession officer = driver.as("qinghe-officer");
        for (JsonNode document : officer.get(driver.path("/documents"))) {
            byte[] content = officer.download(
                    driver.path("/documents/" + document.get("id").asString()));
            assertThat(sha256(content))
                    .as(when + ": " + document.get("kind"))
                    .isEqualTo(document.get("digest").asString());
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static List<String> endedSteps(CaseDriver driver) {
        var ended = new ArrayList<JsonNode>();
        for (JsonNode step : driver.as(OFFICER).get(driver.path("/steps"))) {
            if (!step.get("outcome").asString().isEmpty()) {
                ended.add(step);
            }
        }
        ended.sort(java.util.Comparator.comparing(
                step -> java.time.Instant.parse(step.get("to").asString())));
        return ended.stream()
                .map(step -> line(
                        step.get("taskKey").asString(),
                        text(step.get("section")),
                        step.get("outcome").asString()))
                .toList();
    }

    private static List<String> recordedSteps(CaseDriver driver) {
        var recorded = new ArrayList<String>();
        for (JsonNode entry : driver.as(OFFICER).get(driver.path("/ledger"))) {
            if (entry.get("kind").asString().equals("task.completed")) {
                JsonNode facts = entry.get("facts");
                recorded.add(line(
                        facts.get("task").asString(),
                        text(facts.get("section")),
                        facts.get("outcome").asString()));
            }
        }
        return recorded;
    }

    private static List<String> append(List<String> list, String line) {
        var longer = new ArrayList<>(list);
        longer.add(line);
        return longer;
    }

    private static String line(Completion completion) {
        return line(completion.taskKey(), completion.section(), completion.outcome());
    }

    private static String line(String task, String section, String outcome) {
        return task + (section.isEmpty() ? "" : "/" + section) + " " + outcome;
    }

    private static String text(JsonNode node) {
        return node == null || node.isNull() ? "" : node.asString();
    }

    private static void assertNoErrorLogged(Path log) throws IOException {
        assertThat(Files.readAllLines(log).stream().filter(line -> line.contains(" ERROR ")))
                .as("errors in " + log)
                .isEmpty();
    }
}
