-- Keys programs read map services with, on behalf of a person. Only a hash of the secret is kept; a key is ended, never removed.
CREATE TABLE servicekey_key (
    id VARCHAR(16) PRIMARY KEY,
    login VARCHAR(60) NOT NULL,
    label VARCHAR(80) NOT NULL,
    secret_hash VARCHAR(100) NOT NULL,
    made_at TIMESTAMP WITH TIME ZONE NOT NULL,
    last_day DATE NOT NULL,
    revoked_at TIMESTAMP WITH TIME ZONE,
    last_used DATE
);
CREATE INDEX servicekey_key_login ON servicekey_key (login);
