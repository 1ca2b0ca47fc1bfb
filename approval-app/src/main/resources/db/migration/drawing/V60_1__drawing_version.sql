-- Versions are only ever added. The unique key is what lets one of two simultaneous edits win.
create table drawing_version (
    id uuid not null primary key,
    case_id uuid not null,
    kind varchar(16) not null,
    number integer not null,
    crs integer not null,
    plots text not null,
    source_file_name varchar(255),
    source_digest varchar(64),
    assumptions text not null,
    issues text not null,
    digest varchar(64) not null,
    min_easting double precision not null,
    min_northing double precision not null,
    max_easting double precision not null,
    max_northing double precision not null,
    created_by varchar(100) not null,
    created_at timestamp with time zone not null,
    constraint drawing_version_number unique (case_id, kind, number)
);
create index drawing_version_extent on drawing_version (kind, min_easting, max_easting);
