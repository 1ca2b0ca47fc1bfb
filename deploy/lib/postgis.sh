# A private PostGIS cluster for one test run. Needs environment.sh and $pg_bin from packages.sh.

# PostgreSQL refuses to run as root; then its own system user runs it, which the Debian package created.
as_cluster_owner() {
    if [ "$(id -u)" = 0 ]; then
        runuser -u postgres -- "$@"
    else
        "$@"
    fi
}

# Starts the cluster on a free port and exports HONGXIAN_TEST_POSTGRES, its JDBC URL. stop_postgis must follow, whatever happens.
start_postgis() {
    pg_dir=$(mktemp -d "${TMPDIR:-/tmp}/hongxian-postgis.XXXXXX")
    if [ "$(id -u)" = 0 ]; then
        chown postgres "$pg_dir"
    fi
    # The programs are run from a folder their user may enter.
    (cd "$pg_dir" && as_cluster_owner "$pg_bin/initdb" -D "$pg_dir/data" -U hongxian -A trust -E UTF8 --locale=C.UTF-8 -N \
        >"$pg_dir.log" 2>&1) || cluster_failed "could not be created"
    port=$((20000 + $$ % 20000))
    attempts=0
    # Tests need no durability: a crash of the machine ends the test anyway.
    until (cd "$pg_dir" && as_cluster_owner "$pg_bin/pg_ctl" -D "$pg_dir/data" -l "$pg_dir/log" -w -t 60 -s start -o \
        "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$pg_dir -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200" \
        >>"$pg_dir.log" 2>&1); do
        attempts=$((attempts + 1))
        [ "$attempts" -lt 10 ] || cluster_failed "does not start"
        port=$((port + 97))
    done
    "$pg_bin/psql" -q -h 127.0.0.1 -p "$port" -U hongxian -d postgres -v ON_ERROR_STOP=1 \
        -c 'create database hongxian' >>"$pg_dir.log" 2>&1 &&
        "$pg_bin/psql" -q -h 127.0.0.1 -p "$port" -U hongxian -d hongxian -v ON_ERROR_STOP=1 \
            -c 'create extension postgis' >>"$pg_dir.log" 2>&1 || cluster_failed "has no PostGIS"
    export HONGXIAN_TEST_POSTGRES="jdbc:postgresql://127.0.0.1:$port/hongxian?user=hongxian"
}

cluster_failed() {
    cat "$pg_dir.log" >&2
    tail -n 20 "$pg_dir/log" 2>/dev/null >&2
    fail "the private PostGIS cluster $1"
}

stop_postgis() {
    [ -n "${pg_dir:-}" ] || return 0
    if [ -f "$pg_dir/data/postmaster.pid" ]; then
        (cd "$pg_dir" && as_cluster_owner "$pg_bin/pg_ctl" -D "$pg_dir/data" -m fast -w -s stop) || :
    fi
    rm -rf "$pg_dir" "$pg_dir.log"
    pg_dir=
}
