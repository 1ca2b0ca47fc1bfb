-- What is known of a layer beside its versions, revision by revision. Rows are only added; the last one holds. Who may see the layer
-- begins on a day of its own, so the rule of a day is that of the last revision whose access has begun.
CREATE TABLE layer_metadata (
    layer VARCHAR(40) NOT NULL,
    revision INTEGER NOT NULL,
    layer_group VARCHAR(80) NOT NULL,
    owner_unit VARCHAR(200) NOT NULL,
    contact VARCHAR(200) NOT NULL,
    description VARCHAR(2000) NOT NULL,
    licence VARCHAR(400) NOT NULL,
    secrecy VARCHAR(40) NOT NULL,
    access_kind VARCHAR(20) NOT NULL,
    access_regions VARCHAR(400) NOT NULL,
    access_from DATE NOT NULL,
    changed_by VARCHAR(80) NOT NULL,
    changed_at TIMESTAMP WITH TIME ZONE NOT NULL,
    reason VARCHAR(1000) NOT NULL,
    PRIMARY KEY (layer, revision)
);

-- A step can also end a version without another one in its place: the layer has no data then.
ALTER TABLE layer_in_force ADD COLUMN withdrawn BOOLEAN DEFAULT FALSE NOT NULL;
