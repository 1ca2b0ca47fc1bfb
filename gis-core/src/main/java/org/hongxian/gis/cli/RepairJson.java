package org.hongxian.gis.cli;

import java.util.Locale;
import org.hongxian.gis.coordinatefile.RingAssembler;
import org.hongxian.gis.repair.PlotChange;
import org.hongxian.gis.repair.Repair;
import org.hongxian.gis.repair.RepairMessages;
import org.locationtech.jts.io.WKTWriter;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A proposed repair as JSON: what it does, the change in area, and every plot before and after as WKT, easting first. */
final class RepairJson {

    private RepairJson() {}

    static ObjectNode object(Repair repair, Locale locale) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("kind", repair.kind().key());
        node.put("message", RepairMessages.text(repair, locale));
        node.put("areaChangeSquareMetres", repair.areaChangeSquareMetres());
        node.put("safe", repair.isSafe());
        node.put("otherDefectsGone", repair.alsoGone());
        var introduced = node.putArray("introduces");
        repair.introduced().forEach(code -> introduced.add(code.key()));
        var plots = node.putArray("plots");
        for (PlotChange change : repair.changes()) {
            ObjectNode plot = plots.addObject();
            plot.put("plot", change.before().label());
            plot.put("areaChangeSquareMetres", change.areaChangeSquareMetres());
            var writer = new WKTWriter();
            plot.put("before", writer.write(RingAssembler.assemble(change.before())));
            plot.put("after", writer.write(RingAssembler.assemble(change.after())));
        }
        return node;
    }
}
