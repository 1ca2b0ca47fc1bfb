-- Single typed values, to look up the cases that have one: folded as they are compared. Derived from dossier_section; a section with
-- entered = false is still to be entered, which the next start does.
CREATE TABLE dossier_entry (
    case_id UUID NOT NULL,
    section VARCHAR(40) NOT NULL,
    field VARCHAR(60) NOT NULL,
    plain VARCHAR(400) NOT NULL,
    PRIMARY KEY (case_id, section, field)
);
CREATE INDEX dossier_entry_value ON dossier_entry (section, field, plain);
ALTER TABLE dossier_section ADD COLUMN entered BOOLEAN DEFAULT FALSE NOT NULL;
