-- What a person is drawing and has not saved: one row by person and drawing, theirs alone, gone when they save or discard it.
-- base_number: the version it began from. kept_at: of the last change that arrived.
create table drawing_draft (
    case_id uuid not null,
    kind varchar(16) not null,
    login varchar(80) not null,
    base_number integer not null,
    plots text not null,
    kept_at timestamp with time zone not null,
    primary key (case_id, kind, login)
);
