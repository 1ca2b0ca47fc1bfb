-- Areas of layers that are in no zone were square degrees, or those of the map of the web.
DELETE FROM layer_figures WHERE version_id IN (SELECT id FROM layer_version WHERE epsg IN (3857, 4214, 4326, 4490, 4610));
-- Reports did not look for missing numbers and for wide uncovered ground: such a version was not looked at, and can be again.
DELETE FROM layer_quality;
