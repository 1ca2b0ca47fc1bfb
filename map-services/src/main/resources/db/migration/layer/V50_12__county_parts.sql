-- On PostgreSQL the table of a version is partitioned by county. Where the features of each county lie says which partitions a search
-- has to look into; "*" stands for those that have no partition of their own. On H2 nothing is partitioned and this stays empty.
CREATE TABLE layer_part (
    feature_table VARCHAR(60) NOT NULL,
    county VARCHAR(6) NOT NULL,
    west DOUBLE PRECISION NOT NULL,
    south DOUBLE PRECISION NOT NULL,
    east DOUBLE PRECISION NOT NULL,
    north DOUBLE PRECISION NOT NULL,
    features BIGINT NOT NULL,
    PRIMARY KEY (feature_table, county)
);
