-- The migration before took everything made in an ended step for issued. What that way of ending did not demand was not: a notice
-- of another outcome, what a step that sent the case elsewhere had prepared, and what was made anew before the step ended.
UPDATE dossier_document SET issued_at = NULL
WHERE issued_at IS NOT NULL AND EXISTS (
    SELECT 1 FROM workflow_step s
    WHERE s.case_id = dossier_document.case_id AND s.task_key = dossier_document.task_key
      AND s.completed_at = dossier_document.issued_at
      AND CASE dossier_document.kind
              WHEN 'correction-notice' THEN s.outcome <> 'correct'
              WHEN 'refusal-notice' THEN s.outcome NOT IN ('refuse', 'not-required', 'issue')
              ELSE s.outcome IN ('drop', 'correct', 'refuse', 'not-required', 'back', 'return', 'withdrawn')
          END);

UPDATE dossier_document SET issued_at = NULL
WHERE issued_at IS NOT NULL AND EXISTS (
    SELECT 1 FROM dossier_document later
    WHERE later.case_id = dossier_document.case_id AND later.kind = dossier_document.kind
      AND later.task_key = dossier_document.task_key AND later.version_number > dossier_document.version_number
      AND later.issued_at = dossier_document.issued_at);
