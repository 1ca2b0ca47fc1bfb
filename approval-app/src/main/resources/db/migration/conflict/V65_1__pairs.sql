-- Pairs of versions of drawings that meet. What two versions share never changes, so a pair is computed once; whether it counts now is
-- asked of the claims and the cases when it is read. Derived; may be emptied together with conflict_compared at any time.
create table conflict_pair (
    first_drawing uuid not null,
    second_drawing uuid not null,
    first_case uuid not null,
    second_case uuid not null,
    first_kind varchar(16) not null,
    second_kind varchar(16) not null,
    crs integer not null,
    shared_square_metres double precision not null,
    strip_metres double precision,
    easting double precision not null,
    northing double precision not null,
    min_easting double precision not null,
    min_northing double precision not null,
    max_easting double precision not null,
    max_northing double precision not null,
    since timestamp with time zone not null,
    primary key (first_drawing, second_drawing)
);
create index conflict_pair_second on conflict_pair (second_drawing);
create index conflict_pair_first_case on conflict_pair (first_case);
create index conflict_pair_second_case on conflict_pair (second_case);
create index conflict_pair_shared on conflict_pair (shared_square_metres);

-- The versions that were compared with all others there were, and by which tolerances.
create table conflict_compared (
    drawing_id uuid not null primary key,
    near_metres double precision not null,
    least_square_metres double precision not null
);
