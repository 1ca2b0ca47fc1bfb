-- Which version of a layer counts, and since when: the last step of a layer is the one in force. Rows are only added, so an earlier
-- version that was made current again has two of them.
CREATE TABLE layer_in_force (
    layer VARCHAR(40) NOT NULL,
    step INTEGER NOT NULL,
    version_id UUID NOT NULL REFERENCES layer_version (id) ON DELETE CASCADE,
    since TIMESTAMP WITH TIME ZONE NOT NULL,
    made_by VARCHAR(80),
    reason VARCHAR(1000),
    PRIMARY KEY (layer, step)
);
CREATE INDEX layer_in_force_version ON layer_in_force (version_id);
-- Until now every version counted as soon as it was there.
INSERT INTO layer_in_force (layer, step, version_id, since)
SELECT layer, version_number, id, imported_at FROM layer_version;

-- What a version holds, counted at its import; counted again when it is missing.
CREATE TABLE layer_figures (
    version_id UUID PRIMARY KEY REFERENCES layer_version (id) ON DELETE CASCADE,
    figures TEXT NOT NULL
);
