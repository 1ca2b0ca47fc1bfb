package org.hongxian.approval.drawing.internal;

import java.util.List;
import org.hongxian.gis.coordinatefile.Assumption;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.issue.Issue;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * How plots and findings lie in the database. Its own mapper: what is stored must not change with the settings of the web
 * interface. Doubles come back bit for bit.
 */
@Component
class DrawingJson {

    private static final TypeReference<List<Plot>> PLOTS = new TypeReference<>() {};
    private static final TypeReference<List<Assumption>> ASSUMPTIONS = new TypeReference<>() {};
    private static final TypeReference<List<Issue>> ISSUES = new TypeReference<>() {};

    private final JsonMapper mapper = JsonMapper.builder().build();

    String writePlots(List<Plot> plots) {
        return mapper.writeValueAsString(plots);
    }

    List<Plot> readPlots(String json) {
        return mapper.readValue(json, PLOTS);
    }

    String writeAssumptions(List<Assumption> assumptions) {
        return mapper.writeValueAsString(assumptions);
    }

    List<Assumption> readAssumptions(String json) {
        return mapper.readValue(json, ASSUMPTIONS);
    }

    String writeIssues(List<Issue> issues) {
        return mapper.writeValueAsString(issues);
    }

    List<Issue> readIssues(String json) {
        return mapper.readValue(json, ISSUES);
    }
}
