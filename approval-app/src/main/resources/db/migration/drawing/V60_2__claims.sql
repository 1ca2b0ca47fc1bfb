-- The newest version of every drawing of every case with the box it lies in, in its CRS: where other cases look for what they meet.
-- The index is on the box, which it may round outwards; the four sides say exactly where it is. submitted: whether the application was
-- ever handed in; a draft asks for no land yet. Derived from the versions and the steps.
create table drawing_claim (
    case_id uuid not null,
    kind varchar(16) not null,
    drawing_id uuid not null,
    crs integer not null,
    box geometry not null,
    min_easting double precision not null,
    min_northing double precision not null,
    max_easting double precision not null,
    max_northing double precision not null,
    saved_at timestamp with time zone not null,
    submitted boolean not null,
    primary key (case_id, kind),
    constraint drawing_claim_drawing unique (drawing_id)
);
insert into drawing_claim (case_id, kind, drawing_id, crs, box, min_easting, min_northing, max_easting, max_northing, saved_at,
    submitted)
select v.case_id, v.kind, v.id, v.crs,
       cast('POLYGON((' || v.min_easting || ' ' || v.min_northing || ',' || v.min_easting || ' ' || v.max_northing || ','
            || v.max_easting || ' ' || v.max_northing || ',' || v.max_easting || ' ' || v.min_northing || ','
            || v.min_easting || ' ' || v.min_northing || '))' as geometry),
       v.min_easting, v.min_northing, v.max_easting, v.max_northing, v.created_at,
       v.kind <> 'SITE'
           or exists (select 1 from workflow_step s where s.case_id = v.case_id and s.completed_at is not null)
from drawing_version v
where v.max_easting >= v.min_easting
  and v.number = (select max(n.number) from drawing_version n where n.case_id = v.case_id and n.kind = v.kind);
