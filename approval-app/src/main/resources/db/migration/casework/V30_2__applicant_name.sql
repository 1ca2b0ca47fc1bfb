-- Cases of one applicant within a span of time: sister cases.
CREATE INDEX casework_case_applicant_name ON casework_case (applicant_name, opened_at);
