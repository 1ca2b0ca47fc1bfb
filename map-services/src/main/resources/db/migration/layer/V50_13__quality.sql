-- What was found wrong with a version after its import, with places.
CREATE TABLE layer_quality (
    version_id UUID PRIMARY KEY REFERENCES layer_version (id) ON DELETE CASCADE,
    report TEXT NOT NULL,
    made_at TIMESTAMP WITH TIME ZONE NOT NULL
);
