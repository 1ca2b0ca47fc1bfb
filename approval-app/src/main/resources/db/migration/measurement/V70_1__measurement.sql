-- The evidence is the measurement: everything shown is read from it, so what is shown and what the digest covers are one.
create table measurement_run (
    id uuid not null primary key,
    case_id uuid not null,
    number integer not null,
    drawing_id uuid not null,
    drawing_number integer not null,
    drawing_digest varchar(64) not null,
    evidence text not null,
    digest varchar(64) not null,
    measured_by varchar(100) not null,
    measured_at timestamp with time zone not null,
    constraint measurement_run_number unique (case_id, number)
);

create table measurement_rerun (
    id uuid not null primary key,
    measurement_id uuid not null references measurement_run (id),
    digest varchar(64) not null,
    agrees boolean not null,
    run_by varchar(100) not null,
    run_level varchar(16) not null,
    run_at timestamp with time zone not null
);
create index measurement_rerun_of on measurement_rerun (measurement_id, run_at);
