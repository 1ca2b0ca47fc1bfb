package org.hongxian.approval.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import org.hongxian.approval.testkit.H2Context;
import org.hongxian.approval.testkit.LoginAs;
import org.hongxian.approval.testkit.MutableClock;
import org.hongxian.approval.testkit.PostgisContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

abstract class LoginTest {

    private static final String PASSWORD = "Hongxian-2026";

    @Autowired
    MockMvc web;

    @Autowired
    MutableClock clock;

    @Autowired
    People people;

    @Autowired
    CurrentPerson currentPerson;

    @Autowired
    LoginAs loginAs;

    @Autowired
    JdbcClient jdbc;

    private static RequestPostProcessor from(String address) {
        return request -> {
            request.setRemoteAddr(address);
            return request;
        };
    }

    @Test
    void theRightPasswordOpensASessionAndTheWrongOneDoesNot() throws Exception {
        var session = (MockHttpSession) web.perform(post("/login")
                        .with(csrf())
                        .param("username", "qinghe-officer")
                        .param("password", PASSWORD))
                .andExpect(redirectedUrl("/"))
                .andReturn()
                .getRequest()
                .getSession();
        web.perform(get("/api/v1/inbox").session(session)).andExpect(status().isOk());

        web.perform(post("/login")
                        .with(csrf())
                        .param("username", "qinghe-officer")
                        .param("password", "wrong"))
                .andExpect(redirectedUrl("/login?error"));
        web.perform(post("/login").with(csrf()).param("username", "nobody").param("password", PASSWORD))
                .andExpect(redirectedUrl("/login?error"));
    }

    @Test
    void whoIsDisabledOrMovedActsSoFromTheNextRequestOn() throws Exception {
        String login = "baishi-planner";
        var session = (MockHttpSession)
                web.perform(post("/login").with(csrf()).param("username", login).param("password", PASSWORD))
                        .andReturn()
                        .getRequest()
                        .getSession();
        var layers = get("/api/v1/layers").session(session);
        web.perform(layers).andExpect(status().isOk());
        try {
            enable(login, false);
            web.perform(layers).andExpect(status().isUnauthorized());
            web.perform(get("/cases").header("Accept", "text/html").session(session))
                    .andExpect(redirectedUrl("/login"));
            enable(login, true);
            web.perform(layers).andExpect(status().isOk());
            role(login, Role.APPLICANT);
            web.perform(layers).andExpect(status().isForbidden());
        } finally {
            enable(login, true);
            role(login, Role.PLANNER);
        }
        web.perform(layers).andExpect(status().isOk());
    }

    private void enable(String login, boolean enabled) {
        jdbc.sql("UPDATE identity_person SET enabled = ? WHERE login = ?")
                .params(enabled, login)
                .update();
    }

    private void role(String login, Role role) {
        jdbc.sql("UPDATE identity_person_role SET role = ? WHERE login = ?")
                .params(role.name(), login)
                .update();
    }

    @Test
    void strangersAreSentToTheLoginPageAndProgramsGetA401WithoutAPasswordDialog() throws Exception {
        web.perform(get("/cases")).andExpect(status().isFound()).andExpect(redirectedUrl("/login"));
        web.perform(get("/api/v1/inbox"))
                .andExpect(status().isUnauthorized())
                .andExpect(header().doesNotExist("WWW-Authenticate"))
                .andExpect(jsonPath("$.status").value(401));
        web.perform(get("/cases").header("HX-Request", "true"))
                .andExpect(status().isUnauthorized())
                .andExpect(header().string("HX-Redirect", "/login"));
    }

    @Test
    void logInLeadsBackToThePageThatWasOpenedAndNeverToAPartOfOne() throws Exception {
        String browser = "text/html,application/xhtml+xml";
        var session = (MockHttpSession) web.perform(get("/cases?state=CLOSED").header("Accept", browser))
                .andReturn()
                .getRequest()
                .getSession();
        web.perform(get("/cases/1/panel/forms").session(session).header("HX-Request", "true"));
        web.perform(get("/tiles/DLTB/x/1/1/1.mvt").session(session).header("Accept", "*/*"));
        web.perform(get("/cases/1/diagram.bpmn").session(session).header("Accept", "*/*"));
        web.perform(post("/login")
                        .session(session)
                        .with(csrf())
                        .param("username", "qinghe-officer")
                        .param("password", PASSWORD))
                .andExpect(result -> assertThat(result.getResponse().getRedirectedUrl())
                        .startsWith("http://localhost/cases?state=CLOSED"));
    }

    @Test
    void anAnonymousProgramGetsNoSessionAndAReasonInItsLanguage() throws Exception {
        var request = web.perform(get("/api/v1/inbox").header("Accept-Language", "en"))
                .andExpect(status().isUnauthorized())
                .andExpect(jsonPath("$.detail").value(org.hamcrest.Matchers.startsWith("Please log in.")))
                .andReturn()
                .getRequest();
        assertThat(request.getSession(false)).isNull();
        web.perform(get("/api/v1/layers").with(loginAs.request("applicant-a")))
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.detail").value("您的账号无权进行此操作。"));
    }

    @Test
    void aForbiddenPageIsLeftToThePageOfErrors() throws Exception {
        var response = web.perform(get("/apply").header("Accept", "text/html").with(loginAs.request("baishi-officer")))
                .andExpect(status().isForbidden())
                .andReturn()
                .getResponse();
        assertThat(response.getContentAsString()).isEmpty();
        assertThat(response.getErrorMessage()).isNotNull();
    }

    @Test
    void loggingOutSaysSo() throws Exception {
        web.perform(post("/logout").header("Accept", "text/html").with(csrf()).with(loginAs.request("qinghe-officer")))
                .andExpect(redirectedUrl("/login?logout"));
    }

    @Test
    void aProgramUsesBasicAuthenticationWithoutTokenOrSession() throws Exception {
        var request = web.perform(get("/api/v1/inbox").with(httpBasic("qinghe-officer", PASSWORD)))
                .andExpect(status().isOk())
                .andReturn()
                .getRequest();
        assertThat(request.getSession(false)).isNull();
        web.perform(post("/api/v1/cases")
                        .with(httpBasic("applicant-a", PASSWORD))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"title\":\"园区\",\"county\":\"990101\"}"))
                .andExpect(status().isCreated());
    }

    @Test
    void aBrowserNeedsTheTokenForEveryWriteEvenWithRememberedCredentials() throws Exception {
        String body = "{\"title\":\"园区\",\"county\":\"990101\"}";
        web.perform(post("/api/v1/cases")
                        .with(loginAs.request("applicant-a"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body))
                .andExpect(status().isForbidden());
        web.perform(post("/api/v1/cases")
                        .with(httpBasic("applicant-a", PASSWORD))
                        .header("Origin", "https://elsewhere.example")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body))
                .andExpect(status().isForbidden());
    }

    @Test
    void fiveFailuresCloseTheDoorForThatAddressAndAQuarterOfAnHour() throws Exception {
        for (int i = 0; i < 5; i++) {
            web.perform(get("/api/v1/inbox")
                            .with(httpBasic("baishi-chief", "wrong"))
                            .with(from("10.0.0.1")))
                    .andExpect(status().isUnauthorized());
        }
        web.perform(get("/api/v1/inbox")
                        .with(httpBasic("baishi-chief", PASSWORD))
                        .with(from("10.0.0.1")))
                .andExpect(status().isUnauthorized());
        web.perform(get("/api/v1/inbox")
                        .with(httpBasic("baishi-chief", PASSWORD))
                        .with(from("10.0.0.2")))
                .andExpect(status().isOk());

        clock.advance(Duration.ofMinutes(16));
        web.perform(get("/api/v1/inbox")
                        .with(httpBasic("baishi-chief", PASSWORD))
                        .with(from("10.0.0.1")))
                .andExpect(status().isOk());
    }

    @Test
    void everyAnswerForbidsInlineScriptAndFraming() throws Exception {
        web.perform(get("/login"))
                .andExpect(header().string("X-Frame-Options", "DENY"))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(result -> assertThat(result.getResponse().getHeader("Content-Security-Policy"))
                        .contains("default-src 'self'", "frame-ancestors 'none'")
                        .doesNotContain("unsafe-inline", "unsafe-eval"));
    }

    @Test
    void theDirectoryKnowsUnitsRolesAndSections() {
        assertThat(people.list(new AdministrativeCode("990000"), Role.SECTION_REVIEWER))
                .extracting(Person::section)
                .containsExactlyInAnyOrder(
                        "farmland", "use-control", "rights", "planning", "use", "enforcement", "minerals");
        assertThat(people.counties()).extracting(AdministrativeCode::value).containsExactly("990101", "990102");
        assertThat(people.regionName(new AdministrativeCode("990101"))).isEqualTo("青禾县");
        assertThat(people.find("nobody")).isEmpty();
    }

    @Test
    void runningAsSomebodyEndsWithTheFormerPersonAlsoAfterAFailure() {
        loginAs.run("qinghe-officer", () -> {
            assertThatThrownBy(() -> loginAs.run("qinghe-director", () -> {
                        assertThat(currentPerson.get().login()).isEqualTo("qinghe-director");
                        throw new IllegalStateException("failed");
                    }))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(currentPerson.get().login()).isEqualTo("qinghe-officer");
        });
        assertThatThrownBy(() -> currentPerson.get()).isInstanceOf(AccessDeniedException.class);
    }
}

@H2Context
class LoginH2Test extends LoginTest {}

@PostgisContext
class LoginPostgisTest extends LoginTest {}
