-- A document is issued when the step it was made for ends in a way that demands it; until then it is a draft, sealed or not.
ALTER TABLE dossier_document ADD COLUMN issued_at TIMESTAMP WITH TIME ZONE;

UPDATE dossier_document SET issued_at = (
    SELECT MIN(s.completed_at) FROM workflow_step s
    WHERE s.case_id = dossier_document.case_id AND s.task_key = dossier_document.task_key
      AND s.completed_at >= dossier_document.created_at)
WHERE generated = TRUE;

-- What a sealed document says to everybody, as it is printed on it; number_key makes its numbers findable as people type them.
CREATE TABLE dossier_public_fact (
    document_id UUID NOT NULL,
    name VARCHAR(40) NOT NULL,
    place_in_order INTEGER NOT NULL,
    content TEXT NOT NULL,
    number_key VARCHAR(120) NOT NULL,
    PRIMARY KEY (document_id, name),
    FOREIGN KEY (document_id) REFERENCES dossier_document (id)
);

CREATE INDEX dossier_public_fact_number ON dossier_public_fact (number_key);
