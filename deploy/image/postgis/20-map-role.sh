#!/bin/sh
# Runs once, when the database is made: the role GeoServer reads the published tables with. The right to read them is given with them.
set -eu
psql --username="$POSTGRES_USER" --dbname="$POSTGRES_DB" --set=ON_ERROR_STOP=1 --set=password="$HONGXIAN_MAP_PASSWORD" <<'SQL'
CREATE ROLE hongxian_map LOGIN PASSWORD :'password' NOSUPERUSER NOCREATEDB NOCREATEROLE CONNECTION LIMIT 20;
ALTER ROLE hongxian_map SET statement_timeout = '30s';
ALTER ROLE hongxian_map SET default_transaction_read_only = on;
SQL
