-- Imports belong to those who keep layers, no longer to the planner's map.
ALTER TABLE planner_import RENAME TO layerkeeping_import;
ALTER INDEX planner_import_ordered RENAME TO layerkeeping_import_ordered;
ALTER INDEX planner_import_version RENAME TO layerkeeping_import_version;
