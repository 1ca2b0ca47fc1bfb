-- The inbox asks for a person's own live steps; those of a unit have workflow_step_inbox.
CREATE INDEX workflow_step_assignee ON workflow_step (assignee, completed_at);
