package org.hongxian.gis.dxf;

import java.util.function.BiConsumer;
import org.hongxian.gis.coordinatefile.UnusableFileException;
import org.hongxian.gis.coordinatefile.UnusableReason;
import org.locationtech.jts.geom.util.AffineTransformation;

/** Passes over everything a drawing shows, block references resolved, with the way from block to drawing. */
final class DxfPlacement {

    private static final int DEEPEST = 16;
    /** Blocks in blocks multiply: a file of a few lines can stand for more than any machine holds. */
    private static final int MOST_SHOWN = 2_000_000;

    private final String fileName;
    private final DxfDrawing drawing;
    private final BiConsumer<DxfShape, AffineTransformation> shapes;
    private final BiConsumer<DxfText, AffineTransformation> texts;
    private int shown;

    DxfPlacement(
            String fileName,
            DxfDrawing drawing,
            BiConsumer<DxfShape, AffineTransformation> shapes,
            BiConsumer<DxfText, AffineTransformation> texts) {
        this.fileName = fileName;
        this.drawing = drawing;
        this.shapes = shapes;
        this.texts = texts;
    }

    /** @throws UnusableFileException if blocks hold themselves or multiply beyond measure */
    void pass() {
        pass(drawing.model, new AffineTransformation(), "0", 0);
    }

    private void pass(DxfDrawing.Block block, AffineTransformation toDrawing, String layer, int depth) {
        for (DxfShape shape : block.shapes) {
            count();
            shapes.accept(onLayer(shape, layer), toDrawing);
        }
        for (DxfText text : block.texts) {
            count();
            texts.accept(text, toDrawing);
        }
        for (DxfInsert insert : block.inserts) {
            DxfDrawing.Block inserted = drawing.blocks.get(insert.blockName());
            if (inserted != null) {
                if (depth >= DEEPEST) {
                    throw multiplied();
                }
                insert(insert, inserted, toDrawing, layer, depth);
            }
        }
    }

    private void insert(
            DxfInsert insert, DxfDrawing.Block block, AffineTransformation toDrawing, String layer, int depth) {
        String insertLayer = insert.layer().equals("0") ? layer : insert.layer();
        for (int row = 0; row < insert.rows(); row++) {
            for (int column = 0; column < insert.columns(); column++) {
                count();
                var placed = AffineTransformation.translationInstance(-block.baseX, -block.baseY);
                placed.scale(insert.scaleX(), insert.scaleY());
                placed.translate(column * insert.columnSpacing(), row * insert.rowSpacing());
                placed.rotate(Math.toRadians(insert.angleDegrees()));
                placed.translate(insert.x(), insert.y());
                if (insert.isSeenFromBelow()) {
                    placed.scale(-1, 1);
                }
                placed.compose(toDrawing);
                pass(block, placed, insertLayer, depth + 1);
            }
        }
    }

    /** What stands on layer 0 of a block belongs to the layer of the reference. */
    private static DxfShape onLayer(DxfShape shape, String layer) {
        return shape.layer().equals("0") && !layer.equals("0")
                ? new DxfShape(
                        layer, shape.handle(), shape.line(), shape.isClosed(), shape.vertices(), shape.attached())
                : shape;
    }

    private void count() {
        if (++shown > MOST_SHOWN) {
            throw multiplied();
        }
    }

    private UnusableFileException multiplied() {
        return new UnusableFileException(
                fileName, UnusableReason.DXF_BLOCKS_MULTIPLY, Integer.toString(MOST_SHOWN), Integer.toString(DEEPEST));
    }
}
