CREATE TABLE dossier_section (
    case_id UUID NOT NULL,
    section VARCHAR(40) NOT NULL,
    content TEXT NOT NULL,
    saved_by VARCHAR(60) NOT NULL,
    saved_at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (case_id, section),
    FOREIGN KEY (case_id) REFERENCES casework_case (id)
);

-- One row per version of a document; the bytes lie in the content store under the digest.
CREATE TABLE dossier_document (
    id UUID NOT NULL PRIMARY KEY,
    case_id UUID NOT NULL,
    kind VARCHAR(40) NOT NULL,
    version_number INTEGER NOT NULL,
    number VARCHAR(60) UNIQUE,
    file_name VARCHAR(200) NOT NULL,
    media_type VARCHAR(100) NOT NULL,
    size_bytes BIGINT NOT NULL,
    digest VARCHAR(64) NOT NULL,
    generated BOOLEAN NOT NULL,
    signed BOOLEAN NOT NULL,
    unit VARCHAR(60) NOT NULL,
    unit_name VARCHAR(200) NOT NULL,
    measurement_digest VARCHAR(64) NOT NULL,
    drawing_digest VARCHAR(64) NOT NULL,
    forms_digest VARCHAR(64) NOT NULL,
    superseded BOOLEAN NOT NULL,
    task_key VARCHAR(60) NOT NULL,
    created_by VARCHAR(60) NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    UNIQUE (case_id, kind, version_number),
    FOREIGN KEY (case_id) REFERENCES casework_case (id)
);

CREATE INDEX dossier_document_digest ON dossier_document (digest);
