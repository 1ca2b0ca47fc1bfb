-- Tiles of far zooms: each is made of thousands of parcels, so it is made once. Derived; may be emptied at any time.
CREATE TABLE layer_tile (
    entity_tag VARCHAR(240) PRIMARY KEY,
    gzipped BYTEA NOT NULL,
    plain_bytes INTEGER NOT NULL,
    features INTEGER NOT NULL
);
