package org.hongxian.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.flowable.engine.RuntimeService;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.casework.CaseNotFoundException;
import org.hongxian.approval.ledger.LedgerReader;
import org.hongxian.approval.testkit.H2Context;
import org.hongxian.approval.testkit.LoginAs;
import org.hongxian.approval.workflow.CaseProcess;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every route of the application is in {@code routes.csv} with who may use it, and behaves like that. A new route that is not
 * listed fails the test: decide who may use it, then list it.
 *
 * <ul>
 *   <li>{@code public}: anybody; {@code logged-in}: everybody with an account; {@code official}: everybody but applicants;
 *       {@code applicant}: applicants
 *   <li>{@code planner}: planners of any region
 *   <li>{@code layer-keeper}: administrators, and planners of all the land the layers show
 *   <li>{@code case}: logged in, and the case in the path must be visible to the person; for anybody else it does not exist
 *   <li>{@code case-official}: the same, but not for the applicant
 * </ul>
 */
@H2Context
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RouteAuthorisationTest {

    private static final Set<String> ACCESS =
            Set.of("public", "logged-in", "official", "applicant", "case", "case-official", "layer-keeper", "planner");

    /** Posted because of the size of the question: they change nothing, and more people may ask than may write. */
    private static final Set<String> COMPUTING = Set.of(
            "/api/v1/cases/{id}/drawings/{kind}/deviations",
            "/api/v1/cases/{id}/drawings/{kind}/presence",
            "/api/v1/cases/{id}/drawings/{kind}/preview",
            "/api/v1/cases/{id}/drawings/{kind}/repairs");

    /** Of the case the routes are tried on: its applicant, and its county without planners and administrators. */
    private static final Set<String> SEE_THE_CASE = Set.of(
            "applicant-a",
            "qinghe-window",
            "qinghe-officer",
            "qinghe-chief",
            "qinghe-director",
            "qinghe-finance",
            "qinghe-clerk",
            "qinghe-archivist",
            "qinghe-supervisor",
            "qinghe-seal");

    /** Of those asked about a case above the county, by the step it waits at: who sees it. */
    private static final Map<String, Set<String>> SEE_ABOVE = Map.of(
            "city-review",
            Set.of("applicant-a", "qinghe-officer", "yunchuan-review-farmland", "yunchuan-government"),
            "ministry-review",
            Set.of(
                    "applicant-a",
                    "qinghe-officer",
                    "yunchuan-review-farmland",
                    "yunchuan-government",
                    "shifan-review-farmland",
                    "shifan-government",
                    "state-review-farmland"));

    /** One of every office, and those who see no case wherever it is. */
    private static final List<String> ASKED_ABOVE = List.of(
            "admin",
            "applicant-a",
            "applicant-b",
            "baishi-officer",
            "qinghe-officer",
            "shifan-government",
            "shifan-review-farmland",
            "state-planner",
            "state-review-farmland",
            "yunchuan-government",
            "yunchuan-planner",
            "yunchuan-review-farmland");

    private static final String DRAWING = """
            {"baseNumber": 1, "plots": [{"name": "地块1", "rings": [{"points": [
              {"name": "J1", "easting": 39570000, "northing": 3450100},
              {"name": "J2", "easting": 39570100, "northing": 3450100},
              {"name": "J3", "easting": 39570100, "northing": 3450000},
              {"name": "J4", "easting": 39570000, "northing": 3450000}]}]}]}""";

    @Autowired
    MockMvc web;

    @Autowired
    LoginAs loginAs;

    @Autowired
    CaseProcess process;

    @Autowired
    LedgerReader ledger;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    List<RequestMappingHandlerMapping> mappings;

    @Autowired
    RuntimeService engine;

    private RouteCases cases;

    @BeforeAll
    void prepareCases() {
        cases = new RouteCases(loginAs, process, jdbc, engine);
    }

    record Route(String method, String path, String access) {
        @Override
        public String toString() {
            return method + " " + path + " " + access;
        }
    }

    private static Map<String, String> listed() {
        var listed = new TreeMap<String, String>();
        try {
            for (String line : new ClassPathResource("routes.csv")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .split("\n")) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    String[] cells = line.strip().split(",");
                    listed.put(cells[0] + " " + cells[1], cells[2]);
                }
            }
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        return listed;
    }

    private Set<String> mapped() {
        var mapped = new TreeSet<String>();
        for (RequestMappingHandlerMapping mapping : mappings) {
            for (RequestMappingInfo info : mapping.getHandlerMethods().keySet()) {
                Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
                for (String path : info.getPatternValues()) {
                    if (methods.isEmpty()) {
                        mapped.add("ANY " + path);
                    }
                    methods.forEach(method -> mapped.add(method + " " + path));
                }
            }
        }
        return mapped;
    }

    @Test
    void everyRouteIsListedWithWhoMayUseItAndNothingElseIs() {
        var unlisted = new TreeSet<>(mapped());
        unlisted.removeAll(listed().keySet());
        var gone = new TreeSet<>(listed().keySet());
        gone.removeAll(mapped());
        assertThat(unlisted).as("routes nobody decided about").isEmpty();
        assertThat(gone).as("listed routes that do not exist").isEmpty();
        assertThat(ACCESS).containsAll(listed().values());
    }

    Stream<Route> routes() {
        return listed().entrySet().stream().map(entry -> {
            String[] key = entry.getKey().split(" ");
            return new Route(key[0], key[1], entry.getValue());
        });
    }

    Stream<Route> routesWithAccess(String access) {
        return routes().filter(route -> route.access().equals(access));
    }

    Stream<Route> closed() {
        return routes().filter(route -> !route.access().equals("public"));
    }

    Stream<Route> open() {
        return routesWithAccess("public");
    }

    Stream<Route> bound() {
        return routes().filter(route -> route.access().startsWith("case"));
    }

    Stream<Route> writing() {
        return bound().filter(
                        route -> !route.method().equals("GET") && !COMPUTING.contains(route.path()) && !isOwn(route));
    }

    Stream<Route> writingAtAll() {
        return routes().filter(route ->
                !route.method().equals("GET") && !route.method().equals("ANY"));
    }

    /** What a person kept for nobody else may be thrown away at any time, and touches nothing of the case. */
    private static boolean isOwn(Route route) {
        return route.method().equals("DELETE") && route.path().endsWith("/drawings/{kind}/draft");
    }

    Stream<Route> computing() {
        return bound().filter(route -> COMPUTING.contains(route.path()));
    }

    Stream<Route> loggedIn() {
        return routesWithAccess("logged-in");
    }

    Stream<Route> internal() {
        return routesWithAccess("case-official");
    }

    Stream<Route> officials() {
        return routesWithAccess("official");
    }

    Stream<Route> keepers() {
        return routesWithAccess("layer-keeper");
    }

    Stream<Route> planners() {
        return routesWithAccess("planner");
    }

    Stream<Route> applicants() {
        return routesWithAccess("applicant");
    }

    @ParameterizedTest
    @MethodSource("closed")
    void strangersAreTurnedAway(Route route) throws Exception {
        MvcResult answer = perform(route, null, true);
        if (answer.getResponse().getStatus() == 302) {
            assertThat(answer.getResponse().getRedirectedUrl()).endsWith("/login");
        } else {
            assertThat(answer.getResponse().getStatus()).isEqualTo(401);
        }
        assertThat(answer.getHandler()).as("nothing of ours ran").isNull();
    }

    @ParameterizedTest
    @MethodSource("open")
    void publicRoutesAskNobodyToLogIn(Route route) throws Exception {
        MvcResult answer = perform(route, null, true);
        assertThat(answer.getResponse().getStatus()).isNotIn(401, 403);
        assertThat(String.valueOf(answer.getResponse().getRedirectedUrl())).doesNotEndWith("/login");
    }

    @ParameterizedTest
    @MethodSource("loggedIn")
    void whoeverHasAnAccountIsLetIn(Route route) throws Exception {
        for (String login : cases.everybody()) {
            assertThat(status(route, login)).as(login).isNotIn(401, 403);
        }
    }

    @ParameterizedTest
    @MethodSource("keepers")
    void layersAreForAdministratorsAndPlannersOfAllTheLand(Route route) throws Exception {
        for (String login : cases.everybody()) {
            boolean keeper = Set.of("admin", "state-planner").contains(login);
            assertThat(status(route, login) == 403).as(login).isEqualTo(!keeper);
        }
    }

    @ParameterizedTest
    @MethodSource("planners")
    void manyRedLinesAreForPlanners(Route route) throws Exception {
        for (String login : cases.everybody()) {
            assertThat(status(route, login) == 403).as(login).isEqualTo(!login.endsWith("-planner"));
        }
    }

    @ParameterizedTest
    @MethodSource("writingAtAll")
    void aFormFromAnotherSiteIsRefused(Route route) throws Exception {
        MvcResult answer = perform(route, "applicant-a", false);
        assertThat(answer.getResponse().getStatus()).isEqualTo(403);
        assertThat(answer.getHandler()).as("nothing of ours ran").isNull();
    }

    /**
     * Everybody against every route of a case that waits for its applicant. Not the status alone: that a document, a version or a
     * task is not there would also be 404, so the case itself must be what does not exist.
     */
    @ParameterizedTest
    @MethodSource("bound")
    void aCaseExistsForItsApplicantAndTheOfficialsOfItsCountyAndForNobodyElse(Route route) throws Exception {
        for (String login : cases.everybody()) {
            MvcResult answer = perform(route, login, true);
            assertThat(hidesTheCase(answer)).as(login).isEqualTo(!SEE_THE_CASE.contains(login));
            if (hidesTheCase(answer)) {
                assertThat(answer.getResponse().getStatus()).as(login).isEqualTo(404);
            }
        }
    }

    /** Each level sees the case from when it is sent there on, and whoever sent it on keeps seeing it. */
    @ParameterizedTest
    @MethodSource("bound")
    void aCaseAboveTheCountyExistsForTheOfficesItHasReachedAndForNobodyElse(Route route) throws Exception {
        cases.everybody();
        for (String step : SEE_ABOVE.keySet()) {
            CaseFile file = cases.sentUpTo(step);
            for (String login : ASKED_ABOVE) {
                MvcResult answer = perform(route, login, true, file);
                boolean sees = SEE_ABOVE.get(step).contains(login);
                assertThat(hides(file, answer)).as("%s, %s", step, login).isEqualTo(!sees);
                if (!sees) {
                    assertThat(answer.getResponse().getStatus()).as(login).isEqualTo(404);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("writing")
    void whoSentACaseOnWritesNothingInItAnyMore(Route route) throws Exception {
        CaseFile file = cases.sentUpTo("ministry-review");
        int before = ledger.list(file.id().value()).size();
        boolean step = route.path().equals("/cases/{id}/tasks/{taskId}/{outcome}");
        for (String login : List.of("applicant-a", "qinghe-officer", "yunchuan-government", "shifan-review-farmland")) {
            assertThat(perform(route, login, true, file).getResponse().getStatus())
                    .as(login)
                    .isEqualTo(step ? 302 : 403);
        }
        assertThat(ledger.list(file.id().value())).hasSize(before);
    }

    @ParameterizedTest
    @MethodSource("writing")
    void anOfficialOfTheSameOfficeWhoseTurnItIsNotWritesNothing(Route route) throws Exception {
        int before = entriesOfTheRecord();
        // The form of a step cannot tell a stranger from a second click: both are led back to the case.
        boolean step = route.path().equals("/cases/{id}/tasks/{taskId}/{outcome}");
        for (String login : SEE_THE_CASE) {
            if (!login.equals("applicant-a")) {
                assertThat(status(route, login)).as(login).isEqualTo(step ? 302 : 403);
            }
        }
        assertThat(entriesOfTheRecord()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("computing")
    void whoSeesTheCaseMayComputeWithoutWriting(Route route) throws Exception {
        int before = entriesOfTheRecord();
        for (String login : SEE_THE_CASE) {
            assertThat(status(route, login)).as(login).isEqualTo(200);
        }
        assertThat(entriesOfTheRecord()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("internal")
    void whatIsInternalIsNotForTheApplicantOfTheCase(Route route) throws Exception {
        assertThat(status(route, "applicant-a")).isEqualTo(403);
        assertThat(status(route, "qinghe-officer")).isNotIn(401, 403);
    }

    @ParameterizedTest
    @MethodSource("officials")
    void applicantsDoNotGetWhatIsForOfficials(Route route) throws Exception {
        assertThat(status(route, "applicant-a")).isEqualTo(403);
        assertThat(status(route, "qinghe-officer")).isNotIn(401, 403);
    }

    @ParameterizedTest
    @MethodSource("applicants")
    void officialsDoNotGetWhatIsForApplicants(Route route) throws Exception {
        assertThat(status(route, "qinghe-officer")).isEqualTo(403);
        assertThat(status(route, "applicant-a")).isNotIn(401, 403);
    }

    private int status(Route route, String login) throws Exception {
        return perform(route, login, true).getResponse().getStatus();
    }

    private MvcResult perform(Route route, @Nullable String login, boolean fromOwnSite) throws Exception {
        return perform(route, login, fromOwnSite, cases.foreign());
    }

    /** Answers the route with harmless values for its variables, on a case of 青禾县. */
    private MvcResult perform(Route route, @Nullable String login, boolean fromOwnSite, CaseFile file)
            throws Exception {
        String path = route.path()
                .replaceAll("\\{(id|caseId)}", file.id().toString())
                .replaceAll(
                        "\\{(document|documentId|version|taskId)}",
                        UUID.randomUUID().toString())
                .replace("documents/{kind}", "documents/receipt")
                .replace("{kind}", route.path().startsWith("/api/") ? "land-use" : "LAND_USE")
                .replace("/**", "/x")
                .replaceAll("\\{(zoom|column|row|z|x|y)}", "0")
                .replaceAll("\\{[^}]+}", "1");
        HttpMethod method = HttpMethod.valueOf(route.method().equals("ANY") ? "GET" : route.method());
        AbstractMockHttpServletRequestBuilder<?> request;
        if (method == HttpMethod.POST && path.matches(".*/(import|upload|documents|verify)(/.*)?")) {
            request = MockMvcRequestBuilders.multipart(method, path)
                    .file(new MockMultipartFile("file", "x.txt", "text/plain", "x".getBytes(StandardCharsets.UTF_8)))
                    .file(new MockMultipartFile("copy", "x.pdf", "application/pdf", new byte[] {1}));
        } else {
            request = request(method, path);
            if (path.startsWith("/api/") && method != HttpMethod.GET) {
                request.contentType(MediaType.APPLICATION_JSON).content(path.contains("/drawings/") ? DRAWING : "{}");
            }
        }
        if (fromOwnSite) {
            request.with(csrf());
        }
        request.queryParam("kind", "receipt").queryParam("from", "1").queryParam("to", "1");
        if (login != null) {
            request.with(loginAs.request(login));
        }
        return web.perform(request).andReturn();
    }

    private boolean hidesTheCase(MvcResult answer) throws Exception {
        return hides(cases.foreign(), answer);
    }

    private static boolean hides(CaseFile file, MvcResult answer) {
        return answer.getResolvedException() instanceof CaseNotFoundException e
                && new CaseNotFoundException(file.id().toString()).getMessage().equals(e.getMessage());
    }

    private int entriesOfTheRecord() throws Exception {
        return ledger.list(cases.foreign().id().value()).size();
    }
}
