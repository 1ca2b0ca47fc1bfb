-- In which attribute and by which classification the features of a version say their land class; both null for a layer without
-- classes. What was imported before was read as the third survey.
ALTER TABLE layer_version ADD COLUMN class_field VARCHAR(40);
ALTER TABLE layer_version ADD COLUMN class_scheme VARCHAR(40);
UPDATE layer_version SET class_field = 'DLBM', class_scheme = 'third-survey' WHERE layer IN ('DLTB', 'YJJBNTTB');
