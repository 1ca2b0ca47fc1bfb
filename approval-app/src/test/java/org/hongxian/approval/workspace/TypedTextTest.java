package org.hongxian.approval.workspace;

import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import org.hongxian.approval.testkit.H2Context;
import org.hongxian.approval.testkit.LoginAs;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** Characters that nobody types and PostgreSQL cannot keep are refused in words, whatever the database. */
@H2Context
class TypedTextTest {

    @Autowired
    MockMvc web;

    @Autowired
    LoginAs loginAs;

    @Test
    void aTitleOrAFormFieldWithControlCharactersIsRefused() throws Exception {
        open("园\\u0000区")
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.field").value("title"));
        String opened = open("园区")
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse()
                .getContentAsString();
        String id = JsonPath.read(opened, "$.id.value");

        for (String text : new String[] {"a\\u0000b", "a\\u0008b", "a\\ud840b"}) {
            web.perform(put("/api/v1/cases/" + id + "/forms/project")
                            .with(loginAs.request("applicant-a"))
                            .with(csrf())
                            .contentType(MediaType.APPLICATION_JSON)
                            .content("{\"location\":\"" + text + "\"}"))
                    .andExpect(status().isUnprocessableContent())
                    .andExpect(jsonPath("$.field").value("location"));
        }
    }

    private ResultActions open(String title) throws Exception {
        return web.perform(post("/api/v1/cases")
                .with(loginAs.request("applicant-a"))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"title\":\"" + title + "\",\"county\":\"990101\"}"));
    }

    @Test
    void aParameterWithTheCharacterZeroIsABadRequestOnEveryPage() throws Exception {
        web.perform(get("/public/track").param("number", "990101\0").param("code", "x"))
                .andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("请求有误")));
        web.perform(get("/verify").param("number", "990101\0")).andExpect(status().isBadRequest());
        web.perform(post("/apply")
                        .with(loginAs.request("applicant-a"))
                        .with(csrf())
                        .param("title", "园\0区")
                        .param("county", "990101"))
                .andExpect(status().isBadRequest());
    }
}
