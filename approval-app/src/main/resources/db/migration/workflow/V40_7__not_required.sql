-- A case found to need no approval was closed like one whose approval was carried out, and went on claiming land.
UPDATE casework_case SET state = 'NOT_REQUIRED'
WHERE state = 'CLOSED' AND EXISTS (
    SELECT 1 FROM workflow_step s WHERE s.case_id = casework_case.id AND s.outcome = 'not-required');
