package org.hongxian.approval.seal.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.hongxian.approval.identity.AdministrativeCode;
import org.hongxian.approval.identity.People;
import org.hongxian.approval.identity.Person;
import org.hongxian.approval.identity.Role;
import org.hongxian.map.sheet.PdfFont;
import org.springframework.context.support.ResourceBundleMessageSource;

/** A signer and a verifier over one key folder, and a page to sign. */
final class SealFixture {

    static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");
    static final PdfFont FONT = new PdfFont(Path.of("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc"), "WenQuanYiZenHei");

    final PadesSigner signer;
    final PadesVerifier verifier;

    SealFixture(Path folder) {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        SealAuthority authority = new SealAuthority(folder, clock);
        ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
        texts.setBasename("i18n/seal");
        texts.setDefaultEncoding("UTF-8");
        texts.setFallbackToSystemLocale(false);
        signer = new PadesSigner(authority, new SealUnits(new OneCounty(), texts, true), FONT, clock);
        verifier = new PadesVerifier(authority);
    }

    static byte[] page(String... lines) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.setFont(FONT.embedIn(document), 14);
                float y = 760;
                for (String line : lines) {
                    content.beginText();
                    content.newLineAtOffset(300, y);
                    content.showText(line);
                    content.endText();
                    y -= 30;
                }
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        }
    }

    private static final class OneCounty implements People {
        @Override
        public Optional<Person> find(String login) {
            return Optional.empty();
        }

        @Override
        public List<Person> list(AdministrativeCode region, Role role) {
            return List.of();
        }

        @Override
        public String regionName(AdministrativeCode code) {
            return "青禾县";
        }

        @Override
        public List<AdministrativeCode> counties() {
            return List.of(new AdministrativeCode("990101"));
        }
    }
}
