package org.hongxian.map.sheet;

import java.awt.geom.Point2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.locationtech.jts.geom.Coordinate;

/** Runs a page's content stream and collects the red line's rings where they really land on paper. */
final class DrawnPaths extends PDFGraphicsStreamEngine {

    private final List<List<Coordinate>> rings = new ArrayList<>();
    private List<Coordinate> ring = new ArrayList<>();
    private boolean inForm;

    private DrawnPaths(PDPage page) {
        super(page);
    }

    static List<List<Coordinate>> inMillimetres(byte[] pdf, int page) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            DrawnPaths engine = new DrawnPaths(document.getPage(page));
            engine.processPage(document.getPage(page));
            return engine.rings;
        }
    }

    @Override
    public void showForm(PDFormXObject form) throws IOException {
        inForm = true;
        super.showForm(form);
        inForm = false;
    }

    private void add(float x, float y) {
        ring.add(new Coordinate(x * 25.4 / 72, y * 25.4 / 72));
    }

    @Override
    public void moveTo(float x, float y) {
        ring = new ArrayList<>();
        add(x, y);
    }

    @Override
    public void lineTo(float x, float y) {
        add(x, y);
    }

    @Override
    public void closePath() {
        if (inForm) {
            rings.add(ring);
        }
        ring = new ArrayList<>();
    }

    @Override
    public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {
        add(x3, y3);
    }

    @Override
    public Point2D getCurrentPoint() {
        return new Point2D.Double();
    }

    @Override
    public void appendRectangle(Point2D p0, Point2D p1, Point2D p2, Point2D p3) {}

    @Override
    public void drawImage(PDImage image) {}

    @Override
    public void clip(int windingRule) {}

    @Override
    public void endPath() {}

    @Override
    public void strokePath() {}

    @Override
    public void fillPath(int windingRule) {}

    @Override
    public void fillAndStrokePath(int windingRule) {}

    @Override
    public void shadingFill(COSName name) {}
}
