CREATE TABLE identity_region (
    code VARCHAR(6) NOT NULL PRIMARY KEY,
    name VARCHAR(100) NOT NULL
);

CREATE TABLE identity_unit (
    code VARCHAR(40) NOT NULL PRIMARY KEY,
    name VARCHAR(200) NOT NULL,
    region VARCHAR(6) NOT NULL REFERENCES identity_region (code)
);

CREATE TABLE identity_person (
    login VARCHAR(60) NOT NULL PRIMARY KEY,
    display_name VARCHAR(100) NOT NULL,
    unit VARCHAR(40) NOT NULL REFERENCES identity_unit (code),
    section VARCHAR(40),
    password_hash VARCHAR(100) NOT NULL,
    enabled BOOLEAN NOT NULL,
    sample BOOLEAN NOT NULL
);

CREATE TABLE identity_person_role (
    login VARCHAR(60) NOT NULL REFERENCES identity_person (login),
    role VARCHAR(40) NOT NULL,
    PRIMARY KEY (login, role)
);
