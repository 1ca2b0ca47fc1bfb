package org.hongxian.map.sheet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hongxian.map.style.LabelLook;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/** How the sheets of a divided map join: their outlines on the map, the join diagram (接图表) beside it. */
final class SheetJoins {

    private static final String COLOUR = "#0050a0";
    private static final double NUMBER = 2.6;
    private static final List<Double> DASH = List.of(2.5, 1.2);

    private final Canvas canvas;
    private final GroundToPaper place;
    private final SheetDivision division;

    SheetJoins(Canvas canvas, GroundToPaper place, SheetDivision division) {
        this.canvas = canvas;
        this.place = place;
        this.division = division;
    }

    /**
     * The ground other sheets are for, dashed, with their numbers.
     *
     * @param number of this sheet; 0 for the index, which shows all of them
     */
    void drawNeighbours(int number, LabelPlaces places) throws IOException {
        canvas.save();
        canvas.clip(place.layout().frame());
        List<Envelope> shown = new ArrayList<>();
        for (int i = 0; i < division.parts().size(); i++) {
            Envelope part = division.parts().get(i);
            if (i + 1 != number && part.intersects(place.ground())) {
                canvas.pen(COLOUR, number == 0 ? 0.25 : 0.15, number == 0 ? List.of() : DASH);
                canvas.rectangle(box(part));
                shown.add(part);
            }
        }
        canvas.restore();
        for (Envelope part : shown) {
            drawNumber(part, number, places);
        }
    }

    private void drawNumber(Envelope part, int number, LabelPlaces places) throws IOException {
        int own = division.parts().indexOf(part) + 1;
        String text = number == 0 ? String.valueOf(own) : "接第 " + own + " 幅";
        Envelope visible = onPaper(part.intersection(place.ground()));
        double width = canvas.width(text, NUMBER);
        Optional<Envelope> box = places.at(visible.centre(), width, NUMBER);
        if (box.isEmpty()) {
            box = places.beside(visible.centre(), width, NUMBER, Math.PI / 2);
        }
        Envelope at = box.orElseGet(() -> insideFrame(visible.centre(), width));
        places.take(at);
        canvas.textWithHalo(text, at.getMinX(), at.getMinY() + 0.3, NUMBER, LabelLook.USUAL.in(COLOUR));
    }

    /** Where no place is free the number stands over the red line: without it the sheet could not be joined. */
    private Envelope insideFrame(Coordinate centre, double width) {
        SheetLayout.Box frame = place.layout().frame();
        double x = Math.max(frame.left() + 1, Math.min(centre.x - width / 2, frame.right() - width - 1));
        double y = Math.max(frame.bottom() + 1, Math.min(centre.y - NUMBER / 2, frame.top() - NUMBER - 1));
        return new Envelope(x, x + width, y, y + NUMBER);
    }

    List<String> notes(int number) {
        String scale = "1:" + division.layout().scale();
        return number == 0 ? List.of("蓝框为分幅图范围及图幅号，分幅图比例尺 " + scale + "；底图、界址点号见分幅图。") : List.of("蓝色虚线为相邻图幅范围。");
    }

    /** All sheets in the box of the location inset, this one filled. */
    void drawDiagram(int number, Furniture furniture, List<String> notes) throws IOException {
        Envelope all = new Envelope();
        division.parts().forEach(all::expandToInclude);
        Furniture.Inset inset = furniture.drawInset(all, "接图表", notes);
        for (int i = 0; i < division.parts().size(); i++) {
            SheetLayout.Box sheet = inset.box(division.parts().get(i));
            if (i + 1 == number) {
                canvas.brush("#cfe2f7");
                canvas.fill(sheet);
            }
            canvas.pen(COLOUR, 0.15);
            canvas.rectangle(sheet);
        }
        canvas.brush("#000000");
        for (int i = 0; i < division.parts().size(); i++) {
            SheetLayout.Box sheet = inset.box(division.parts().get(i));
            double size = Math.min(2.2 * place.layout().sizes().furniture(), sheet.height() * 0.8);
            canvas.textCentred(
                    String.valueOf(i + 1),
                    sheet.left() + sheet.width() / 2,
                    sheet.bottom() + sheet.height() / 2 - size * 0.35,
                    size);
        }
    }

    private Envelope onPaper(Envelope ground) {
        return new Envelope(
                place.x(ground.getMinX()),
                place.x(ground.getMaxX()),
                place.y(ground.getMinY()),
                place.y(ground.getMaxY()));
    }

    private SheetLayout.Box box(Envelope ground) {
        Envelope paper = onPaper(ground);
        return new SheetLayout.Box(paper.getMinX(), paper.getMinY(), paper.getWidth(), paper.getHeight());
    }
}
