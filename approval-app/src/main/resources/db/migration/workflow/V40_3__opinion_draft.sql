-- What was written at a live step and not given yet; a sheet that is signed with the step is made from it.
CREATE TABLE workflow_opinion_draft (
    task_id VARCHAR(64) NOT NULL PRIMARY KEY,
    text VARCHAR(4000) NOT NULL,
    author VARCHAR(60) NOT NULL,
    author_name VARCHAR(100) NOT NULL
);
