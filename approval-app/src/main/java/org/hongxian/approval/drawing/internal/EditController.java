package org.hongxian.approval.drawing.internal;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.drawing.internal.DrawingView.PlotView;
import org.hongxian.gis.edit.Edited;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Edits of plots as a whole over HTTP. */
@RestController
class EditController {

    private final DrawingEdits edits;
    private final DrawingBodies bodies;

    EditController(DrawingEdits edits, DrawingBodies bodies) {
        this.edits = edits;
        this.bodies = bodies;
    }

    @Operation(
            description = "Divides, joins, cuts or offsets plots, or makes a corridor, and answers the plots after it."
                    + " Nothing is stored: PUT the drawing to keep them.")
    @PostMapping(path = "/api/v1/cases/{id}/drawings/{kind}/edits", consumes = MediaType.APPLICATION_JSON_VALUE)
    EditView edit(@PathVariable UUID id, @PathVariable String kind, HttpServletRequest request) throws IOException {
        var body = bodies.read(request.getInputStream(), EditBody.class);
        var drawing = DrawingController.kind(kind);
        return EditView.of(edits.apply(new CaseId(id), drawing, bodies.plots(body.drawing()), body::applyTo));
    }

    /**
     * @param made positions of the plots that are new or other than before
     * @param newPoints how many boundary points are new
     * @param beforeSquareMetres planar, of the plots that were changed
     * @param afterSquareMetres of what they became
     */
    record EditView(
            List<PlotView> plots,
            List<Integer> made,
            int newPoints,
            double beforeSquareMetres,
            double afterSquareMetres) {

        static EditView of(Edited edited) {
            return new EditView(
                    edited.plots().stream().map(DrawingViews::plot).toList(),
                    edited.made(),
                    edited.newPoints(),
                    edited.beforeSquareMetres(),
                    edited.afterSquareMetres());
        }
    }
}
