-- Why a step is live again: the step that sent the case back, and what was written with it. Both empty for a step reached by going on.
ALTER TABLE workflow_step ADD COLUMN sent_back_by BIGINT;
ALTER TABLE workflow_step ADD COLUMN sent_back_reason BIGINT;
CREATE INDEX workflow_step_sent_back ON workflow_step (case_id, sent_back_by);
