-- Imports of layers: who ordered which file, and what became of it. Sentences are kept in both languages as JSON.
CREATE TABLE planner_import (
    id UUID PRIMARY KEY,
    layer VARCHAR(40) NOT NULL,
    title VARCHAR(200) NOT NULL,
    file_name VARCHAR(400) NOT NULL,
    bytes BIGINT NOT NULL,
    login VARCHAR(80) NOT NULL,
    ordered_at TIMESTAMP WITH TIME ZONE NOT NULL,
    outcome VARCHAR(20),
    ended_at TIMESTAMP WITH TIME ZONE,
    version_id UUID,
    report TEXT
);
CREATE INDEX planner_import_ordered ON planner_import (ordered_at);
CREATE INDEX planner_import_version ON planner_import (version_id);
