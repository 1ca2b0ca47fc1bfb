package org.hongxian.approval.dossier.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.CaseNotFoundException;
import org.hongxian.approval.casework.Cases;
import org.hongxian.approval.casework.ContentStore;
import org.hongxian.approval.casework.ContentStore.StoredContent;
import org.hongxian.approval.casework.ContentTooLargeException;
import org.hongxian.approval.dossier.DocumentRecord;
import org.hongxian.approval.dossier.DocumentStored;
import org.hongxian.approval.dossier.DocumentWithdrawn;
import org.hongxian.approval.dossier.Documents;
import org.hongxian.approval.dossier.UnusableUploadException;
import org.hongxian.approval.identity.CurrentPerson;
import org.hongxian.approval.workflow.ActiveTask;
import org.hongxian.approval.workflow.NotAllowedNowException;
import org.hongxian.approval.workflow.TaskGate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The document register of cases. Bytes are stored first, then the row that names them. */
@Service
class CaseDocuments implements Documents {

    private static final Logger LOG = LoggerFactory.getLogger(CaseDocuments.class);
    private static final long GENERATED_LIMIT = 200_000_000;
    private static final int ATTEMPTS = 10;

    private final Cases cases;
    private final TaskGate gate;
    private final DocumentTable table;
    private final DocumentMaker maker;
    private final Freshness freshness;
    private final ForApplicants readers;
    private final PublicFactTable publicFacts;
    private final PublicRegister register;
    private final ContentStore store;
    private final DossierProperties properties;
    private final CurrentPerson currentPerson;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transactions;
    private final MessageSource texts;
    private final Clock clock;

    CaseDocuments(
            Cases cases,
            TaskGate gate,
            DocumentTable table,
            DocumentMaker maker,
            Freshness freshness,
            ForApplicants readers,
            PublicFactTable publicFacts,
            PublicRegister register,
            ContentStore store,
            DossierProperties properties,
            CurrentPerson currentPerson,
            ApplicationEventPublisher events,
            TransactionTemplate transactions,
            MessageSource texts,
            Clock clock) {
        this.cases = cases;
        this.gate = gate;
        this.table = table;
        this.maker = maker;
        this.freshness = freshness;
        this.readers = readers;
        this.publicFacts = publicFacts;
        this.register = register;
        this.store = store;
        this.properties = properties;
        this.currentPerson = currentPerson;
        this.events = events;
        this.transactions = transactions;
        this.texts = texts;
        this.clock = clock;
    }

    @Override
    public DocumentRecord upload(CaseId caseId, String kind, String fileName, InputStream content) throws IOException {
        ActiveTask task = gate.requireDocument(caseId, kind);
        DocumentKind known = DocumentKind.find(kind)
                .filter(k -> !k.isGenerated())
                .orElseThrow(() -> new NotAllowedNowException(caseId, "document." + kind));
        String name = plainName(fileName);
        UploadCheck checked = new UploadCheck(content);
        StoredContent stored = put(name, checked);
        return unlessOvertaken(() -> add(
                caseId, known, task, table.nextVersion(caseId, kind), null, name, checked.mediaType(), stored, null));
    }

    @Override
    public void withdraw(CaseId caseId, UUID documentId) {
        cases.get(caseId);
        gate.findMine(caseId).orElseThrow(() -> new NotAllowedNowException(caseId, "document.withdraw"));
        transactions.executeWithoutResult(status -> {
            DocumentRecord document = get(caseId, documentId);
            ActiveTask task = gate.requireDocument(caseId, document.kind());
            if (document.generated()
                    || document.superseded()
                    || document.createdAt().isBefore(task.createdAt())) {
                throw new NotAllowedNowException(caseId, "document." + document.kind());
            }
            table.supersede(documentId);
            events.publishEvent(new DocumentWithdrawn(caseId.value(), document.kind(), document.digest()));
        });
    }

    private StoredContent put(String name, UploadCheck content) throws IOException {
        try {
            return store.put(content, properties.uploadLimitMegabytes() * 1_000_000L);
        } catch (ContentTooLargeException e) {
            throw unusable(name, "dossier.upload.large");
        } catch (UploadCheck.RefusedException e) {
            throw unusable(name, e.messageKey());
        }
    }

    /** Takes the next version again when somebody else stored one of the same kind in the meantime. */
    private static DocumentRecord unlessOvertaken(Supplier<DocumentRecord> addition) {
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            try {
                return addition.get();
            } catch (DuplicateKeyException e) {
                LOG.debug("version taken by somebody else, attempt {}", attempt, e);
            }
        }
        return addition.get();
    }

    private UnusableUploadException unusable(String name, String key) {
        String text = texts.getMessage(
                key, new Object[] {properties.uploadLimitMegabytes()}, LocaleContextHolder.getLocale());
        return new UnusableUploadException(name, text);
    }

    /** The last part of the name, without what could be taken for a path or a header. */
    private static String plainName(String fileName) {
        String last = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
        String plain = last.replaceAll("[\\p{Cntrl}\"<>|:*?]", "_").strip();
        if (plain.isEmpty()) {
            return "unnamed";
        }
        return plain.length() > 150 ? plain.substring(plain.length() - 150) : plain;
    }

    @Override
    public List<DocumentRecord> generateAll(CaseId caseId) {
        CaseFile file = cases.get(caseId);
        ActiveTask mine =
                gate.findMine(caseId).orElseThrow(() -> new NotAllowedNowException(caseId, "document.generate"));
        List<DocumentRecord> made = new ArrayList<>();
        Arrays.stream(DocumentKind.values())
                .filter(DocumentKind::isGenerated)
                .filter(kind -> mine.policy().requiredPieces().contains("document." + kind.key()))
                .filter(kind -> mine.policy().documents().contains(kind.key()))
                .forEach(kind -> made.add(generate(file, kind)));
        return List.copyOf(made);
    }

    @Override
    public DocumentRecord generate(CaseId caseId, String kind) {
        DocumentKind known = DocumentKind.find(kind)
                .filter(DocumentKind::isGenerated)
                .orElseThrow(() -> new NotAllowedNowException(caseId, "document." + kind));
        gate.requireDocument(caseId, kind);
        return generate(cases.get(caseId), known);
    }

    private DocumentRecord generate(CaseFile file, DocumentKind kind) {
        return unlessOvertaken(() -> generateNext(file, kind));
    }

    /** The number is printed on the document, so it is taken before, and made good by the register's unique keys. */
    private DocumentRecord generateNext(CaseFile file, DocumentKind kind) {
        ActiveTask task = gate.requireDocument(file.id(), kind.key());
        int version = table.nextVersion(file.id(), kind.key());
        String number = file.number() + "-" + maker.mark(file, kind) + "-" + version;
        String formsDigest = freshness.written(file.id(), kind);
        DocumentMaker.Made made = maker.make(file, kind, number, task);
        String title = texts.getMessage("dossier.kind." + kind.key(), null, Locale.CHINESE);
        try {
            StoredContent stored = store.put(new ByteArrayInputStream(made.bytes()), GENERATED_LIMIT);
            return add(
                    file.id(),
                    kind,
                    task,
                    version,
                    number,
                    title + "-" + number + ".pdf",
                    "application/pdf",
                    stored,
                    new Origin(made, formsDigest));
        } catch (IOException e) {
            throw new UncheckedIOException("document " + number, e);
        }
    }

    private record Origin(DocumentMaker.Made made, String formsDigest) {}

    private DocumentRecord add(
            CaseId caseId,
            DocumentKind kind,
            ActiveTask task,
            int version,
            @org.jspecify.annotations.Nullable String number,
            String fileName,
            String mediaType,
            StoredContent stored,
            @org.jspecify.annotations.Nullable Origin origin) {
        StoredDocument row = transactions.execute(status -> {
            // The step may have ended while the document was being made.
            gate.requireDocument(caseId, kind.key());
            StoredDocument document = new StoredDocument(
                    UUID.randomUUID(),
                    caseId,
                    kind.key(),
                    version,
                    number,
                    fileName,
                    mediaType,
                    stored.sizeBytes(),
                    stored.digest(),
                    origin != null,
                    origin != null && !origin.made().unit().isEmpty(),
                    origin == null ? "" : origin.made().unit(),
                    origin == null ? "" : origin.made().unitName(),
                    origin == null ? "" : origin.made().measurementDigest(),
                    origin == null ? "" : origin.made().drawingDigest(),
                    origin == null ? "" : origin.formsDigest(),
                    false,
                    task.key(),
                    currentPerson.get().login(),
                    clock.instant().truncatedTo(ChronoUnit.MICROS),
                    null);
            table.supersedeKind(caseId, kind.key());
            table.add(document);
            if (origin != null) {
                publicFacts.add(document.id(), kind, origin.made().publicFacts());
            }
            events.publishEvent(new DocumentStored(
                    caseId.value(), kind.key(), document.digest(), document.generated(), document.signed()));
            return document;
        });
        return record(java.util.Objects.requireNonNull(row));
    }

    @Override
    public List<DocumentRecord> list(CaseId caseId) {
        cases.get(caseId);
        ForApplicants.Reading reading = readers.of(caseId);
        return table.list(caseId).stream()
                .filter(reading::shows)
                .map(this::record)
                .toList();
    }

    @Override
    public DocumentRecord get(CaseId caseId, UUID documentId) {
        cases.get(caseId);
        return table.find(documentId)
                .filter(document ->
                        document.caseId().equals(caseId) && readers.of(caseId).shows(document))
                .map(this::record)
                .orElseThrow(() -> new CaseNotFoundException("document " + documentId));
    }

    @Override
    public byte[] content(DocumentRecord document) {
        try (InputStream content = store.open(document.digest())) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("document " + document.id(), e);
        }
    }

    @Override
    public List<PublicDocument> findPublic(String number) {
        return register.find(number);
    }

    private DocumentRecord record(StoredDocument document) {
        Standing standing = PublicRegister.standing(document);
        return new DocumentRecord(
                document.id(),
                document.caseId(),
                document.kind(),
                document.number(),
                document.fileName(),
                document.mediaType(),
                document.sizeBytes(),
                document.digest(),
                document.generated(),
                document.signed(),
                freshness.isFresh(document),
                document.superseded() && standing != Standing.IN_FORCE,
                standing,
                document.createdBy(),
                document.createdAt());
    }
}
