package org.hongxian.approval.mapservice.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.net.URI;
import javax.imageio.ImageIO;
import org.hongxian.approval.testkit.H2Context;
import org.hongxian.approval.testkit.LoginAs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** The pictures other programs fill hatched land with, under every name they ask by. */
@H2Context
class StyleRestTest {

    private static final String HATCH = "hatch-45-2.00-0.15-8a6d00";

    @Autowired
    private MockMvc mvc;

    @Autowired
    private LoginAs loginAs;

    @ParameterizedTest
    @CsvSource({"sprite, 1", "sprite@2x, 2", "sprite%402x, 2"})
    void theIndexAndThePictureAreAsFineAsTheNameSays(String name, int ratio) throws Exception {
        mvc.perform(get(URI.create("/api/v1/styles/YJJBNTTB/" + name + ".json"))
                        .with(loginAs.request("qinghe-planner")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$['" + HATCH + "'].pixelRatio").value(ratio))
                .andExpect(jsonPath("$['" + HATCH + "'].width").value(10 * ratio));

        byte[] picture = mvc.perform(get(URI.create("/api/v1/styles/YJJBNTTB/" + name + ".png"))
                        .with(loginAs.request("qinghe-planner")))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        assertThat(ImageIO.read(new ByteArrayInputStream(picture)).getHeight()).isEqualTo(10 * ratio);
    }

    @Test
    void lettersComeInRangesOfTwoHundredAndFiftySix() throws Exception {
        MockHttpServletResponse latin = mvc.perform(
                        get("/api/v1/styles/glyphs/sans-serif/0-255.pbf").with(loginAs.request("qinghe-planner")))
                .andExpect(status().isOk())
                .andExpect(content().contentType("application/x-protobuf"))
                .andReturn()
                .getResponse();

        assertThat(latin.getContentAsByteArray().length).isBetween(20_000, 120_000);
        mvc.perform(get("/api/v1/styles/glyphs/sans-serif/0-255.pbf")
                        .header("If-None-Match", latin.getHeader("ETag"))
                        .with(loginAs.request("qinghe-planner")))
                .andExpect(status().isNotModified())
                .andExpect(content().bytes(new byte[0]));
        for (String range : new String[] {"1-256", "0-511", "65536-65791", "0", "-1-254", "99999999999-0"}) {
            mvc.perform(get("/api/v1/styles/glyphs/sans-serif/" + range + ".pbf")
                            .with(loginAs.request("qinghe-planner")))
                    .andExpect(status().isBadRequest());
        }
    }

    @Test
    void aLayerNobodyKnowsHasNoPictures() throws Exception {
        mvc.perform(get("/api/v1/styles/NOWHERE/sprite.json").with(loginAs.request("qinghe-planner")))
                .andExpect(status().isNotFound());
    }
}
