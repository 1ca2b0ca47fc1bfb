-- Views of the planner's map, kept by each person under names of their own.
CREATE TABLE planner_bookmark (
    id UUID PRIMARY KEY,
    login VARCHAR(80) NOT NULL,
    name VARCHAR(80) NOT NULL,
    view_address VARCHAR(6000) NOT NULL,
    kept_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT planner_bookmark_name UNIQUE (login, name)
);
