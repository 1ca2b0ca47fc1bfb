-- Which layer versions measurements were made against: what belongs to those versions is kept as long as the measurements are.
create table measurement_layer (
    measurement_id uuid not null references measurement_run (id),
    version_id uuid not null,
    primary key (measurement_id, version_id)
);
create index measurement_layer_version on measurement_layer (version_id);

insert into measurement_layer (measurement_id, version_id)
select m.id, v.id from measurement_run m join layer_version v
    on m.evidence like '%' || cast(v.id as varchar(36)) || '%';
