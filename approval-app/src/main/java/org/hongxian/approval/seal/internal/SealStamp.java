package org.hongxian.approval.seal.internal;

import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceDictionary;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.hongxian.map.sheet.PdfFont;

/**
 * The round red seal: ring, the unit's name around the upper arc, a five-pointed star, a line of text below it.
 *
 * <p>Drawn as outlines, so that it needs no font and no image. On sample data the lower line says that it is a specimen.
 */
final class SealStamp {

    /** Outer diameter, 42 mm in points: the usual size for a county organ. */
    static final float DIAMETER = 42 * 72 / 25.4f;

    private static final double ARC_DEGREES = 236;

    private final PdfFont font;

    SealStamp(PdfFont font) {
        this.font = font;
    }

    /** The one-page document PDFBox wants as the look of a visible signature, its widget at the given place. */
    InputStream template(PDPage target, PDRectangle place, String unitName, String lowerLine) throws IOException {
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage(target.getMediaBox()));
            PDAcroForm form = new PDAcroForm(document);
            document.getDocumentCatalog().setAcroForm(form);
            form.setSignaturesExist(true);
            form.setAppendOnly(true);
            form.getCOSObject().setDirect(true);
            PDSignatureField field = new PDSignatureField(form);
            form.getFields().add(field);
            PDAnnotationWidget widget = field.getWidgets().get(0);
            widget.setRectangle(place);
            PDFormXObject look = new PDFormXObject(new PDStream(document));
            look.setResources(new PDResources());
            look.setFormType(1);
            look.setBBox(new PDRectangle(place.getWidth(), place.getHeight()));
            PDAppearanceStream stream = new PDAppearanceStream(look.getCOSObject());
            PDAppearanceDictionary appearance = new PDAppearanceDictionary();
            appearance.getCOSObject().setDirect(true);
            appearance.setNormalAppearance(stream);
            widget.setAppearance(appearance);
            try (PDPageContentStream content = new PDPageContentStream(document, stream)) {
                draw(content, unitName, lowerLine);
            }
            widget.getCOSObject().setNeedToBeUpdated(true);
            form.getCOSObject().removeItem(COSName.DR);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return new ByteArrayInputStream(bytes.toByteArray());
        }
    }

    private void draw(PDPageContentStream content, String unitName, String lowerLine) throws IOException {
        float radius = DIAMETER / 2;
        content.setStrokingColor(0.84f, 0.05f, 0.07f);
        content.setNonStrokingColor(0.84f, 0.05f, 0.07f);
        content.setLineWidth(3.2f);
        circle(content, radius, radius, radius - 2);
        content.stroke();
        star(content, radius, radius + 1.5f, radius * 0.27f);
        arcText(content, unitName);
        double size = Math.min(9.5, DIAMETER * 0.62 / Math.max(1, lowerLine.codePointCount(0, lowerLine.length())));
        double width = size * lowerLine.codePointCount(0, lowerLine.length());
        double pen = radius - width / 2;
        for (int c : lowerLine.codePoints().toArray()) {
            glyph(content, c, AffineTransform.getTranslateInstance(pen, radius - radius * 0.62), size, size);
            pen += size;
        }
    }

    private void arcText(PDPageContentStream content, String text) throws IOException {
        int[] characters = text.codePoints().toArray();
        double radius = DIAMETER / 2.0;
        double height = Math.min(17, ARC_DEGREES / 180 * Math.PI * radius * 0.76 / characters.length * 1.15);
        double step = Math.toRadians(Math.min(30, ARC_DEGREES / characters.length));
        double start = step * (characters.length - 1) / 2;
        for (int i = 0; i < characters.length; i++) {
            double turn = start - i * step;
            AffineTransform place = AffineTransform.getTranslateInstance(radius, radius);
            place.rotate(turn);
            place.translate(-height * 0.39, radius - 7 - height * 0.9);
            glyph(content, characters[i], place, height * 0.78, height);
        }
    }

    private void glyph(PDPageContentStream content, int character, AffineTransform place, double width, double height)
            throws IOException {
        AffineTransform all = new AffineTransform(place);
        all.scale(width, height);
        GeneralPath outline = font.outline(character);
        Rectangle2D bounds = outline.getBounds2D();
        if (bounds.isEmpty()) {
            return;
        }
        // Latin letters and digits are narrower than an em: centred in it.
        all.translate(0.5 - bounds.getCenterX(), 0.12);
        fill(content, outline, all);
    }

    private static void fill(PDPageContentStream content, GeneralPath path, AffineTransform transform)
            throws IOException {
        float[] p = new float[6];
        float lastX = 0;
        float lastY = 0;
        for (PathIterator it = path.getPathIterator(transform); !it.isDone(); it.next()) {
            switch (it.currentSegment(p)) {
                case PathIterator.SEG_MOVETO -> content.moveTo(lastX = p[0], lastY = p[1]);
                case PathIterator.SEG_LINETO -> content.lineTo(lastX = p[0], lastY = p[1]);
                case PathIterator.SEG_QUADTO -> {
                    float firstX = lastX + (p[0] - lastX) * 2 / 3;
                    float firstY = lastY + (p[1] - lastY) * 2 / 3;
                    content.curveTo(
                            firstX, firstY, p[2] + (p[0] - p[2]) * 2 / 3, p[3] + (p[1] - p[3]) * 2 / 3, p[2], p[3]);
                    lastX = p[2];
                    lastY = p[3];
                }
                case PathIterator.SEG_CUBICTO -> {
                    content.curveTo(p[0], p[1], p[2], p[3], p[4], p[5]);
                    lastX = p[4];
                    lastY = p[5];
                }
                default -> content.closePath();
            }
        }
        content.fill();
    }

    private static void star(PDPageContentStream content, float x, float y, float radius) throws IOException {
        for (int i = 0; i < 5; i++) {
            // Every second corner of the pentagon gives the star in one stroke; non-zero filling keeps its middle red.
            double angle = Math.PI / 2 + i * 4 * Math.PI / 5;
            float cornerX = x + (float) (radius * Math.cos(angle));
            float cornerY = y + (float) (radius * Math.sin(angle));
            if (i == 0) {
                content.moveTo(cornerX, cornerY);
            } else {
                content.lineTo(cornerX, cornerY);
            }
        }
        content.closePath();
        content.fill();
    }

    private static void circle(PDPageContentStream content, float x, float y, float r) throws IOException {
        float k = 0.5522847f * r;
        content.moveTo(x + r, y);
        content.curveTo(x + r, y + k, x + k, y + r, x, y + r);
        content.curveTo(x - k, y + r, x - r, y + k, x - r, y);
        content.curveTo(x - r, y - k, x - k, y - r, x, y - r);
        content.curveTo(x + k, y - r, x + r, y - k, x + r, y);
        content.closePath();
    }
}
