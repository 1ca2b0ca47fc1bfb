package org.hongxian.approval.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.hongxian.approval.testkit.TestProcess;

/** Papers people bring along: one page each, saying what it stands for. */
final class SampleUpload {

    static final Set<String> KINDS = Set.of(
            "project-approval", "application-attachment", "survey-report", "compensation-proof", "delivery-receipt");

    private SampleUpload() {}

    static Path file(String kind) {
        try {
            Path file = Files.createDirectories(Path.of("target", "journey-uploads-" + TestProcess.number()))
                    .resolve(kind + ".pdf");
            if (!Files.exists(file)) {
                write(kind, file);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(String kind, Path file) throws IOException {
        try (var document = new PDDocument()) {
            var page = new PDPage();
            document.addPage(page);
            try (var content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(FontName.HELVETICA), 14);
                content.newLineAtOffset(72, 720);
                content.showText("Sample: " + kind);
                content.endText();
            }
            document.save(file.toFile());
        }
    }
}
