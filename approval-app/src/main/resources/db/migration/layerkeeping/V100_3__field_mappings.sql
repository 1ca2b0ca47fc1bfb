-- By which names of the survey the fields of a delivery are kept: remembered by layer and by what fields the delivery has, so that the next
-- one of the same kind is proposed the same.
CREATE TABLE layerkeeping_mapping (
    layer VARCHAR(40) NOT NULL,
    fields_digest VARCHAR(64) NOT NULL,
    names TEXT NOT NULL,
    chosen_by VARCHAR(80) NOT NULL,
    chosen_at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (layer, fields_digest)
);
