CREATE TABLE casework_number (
    county VARCHAR(6) NOT NULL,
    case_year INTEGER NOT NULL,
    last_number INTEGER NOT NULL,
    PRIMARY KEY (county, case_year)
);

CREATE TABLE casework_case (
    id UUID NOT NULL PRIMARY KEY,
    number VARCHAR(30) NOT NULL UNIQUE,
    title VARCHAR(200) NOT NULL,
    type VARCHAR(40) NOT NULL,
    county VARCHAR(6) NOT NULL,
    applicant_login VARCHAR(60) NOT NULL,
    applicant_name VARCHAR(200) NOT NULL,
    tracking_code VARCHAR(40) NOT NULL,
    state VARCHAR(20) NOT NULL,
    reached_level INTEGER NOT NULL,
    opened_at TIMESTAMP WITH TIME ZONE NOT NULL
);

CREATE INDEX casework_case_county ON casework_case (county, opened_at);
CREATE INDEX casework_case_applicant ON casework_case (applicant_login);
