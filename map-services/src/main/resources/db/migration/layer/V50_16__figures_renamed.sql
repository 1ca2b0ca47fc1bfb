-- The area of a version is kept under a name with its unit: figures with the old name cannot be read, and are counted again.
DELETE FROM layer_figures;
