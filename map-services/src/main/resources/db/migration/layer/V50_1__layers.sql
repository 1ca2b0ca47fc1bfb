-- The versions of every layer. The features of a version lie in a table of its own (feature_table), made by the import:
-- filled first, indexed after, and known to nobody until its row stands here.
CREATE TABLE layer_version (
    id UUID PRIMARY KEY,
    layer VARCHAR(40) NOT NULL,
    title VARCHAR(200) NOT NULL,
    version_number INTEGER NOT NULL,
    epsg INTEGER NOT NULL,
    data_date DATE,
    extent BYTEA,
    source VARCHAR(400) NOT NULL,
    feature_table VARCHAR(60) NOT NULL,
    feature_count BIGINT NOT NULL,
    digest VARCHAR(64) NOT NULL,
    imported_at TIMESTAMP WITH TIME ZONE NOT NULL,
    UNIQUE (layer, version_number)
);

-- Imports under way. What is still here at the next start was interrupted: its table is dropped.
CREATE TABLE layer_import (
    feature_table VARCHAR(60) PRIMARY KEY,
    started_at TIMESTAMP WITH TIME ZONE NOT NULL
);
