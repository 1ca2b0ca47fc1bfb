-- Figures now tell features outside of the reference system apart; they are counted again when they are asked for.
DELETE FROM layer_figures;
