// The planner's map page.
import "../components/planner-map.js";
