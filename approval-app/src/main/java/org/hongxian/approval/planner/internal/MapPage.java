package org.hongxian.approval.planner.internal;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The planner's map. What it shows comes from the layer API. */
@Controller
class MapPage {

    @GetMapping("/map")
    String map() {
        return "planner/map";
    }
}
