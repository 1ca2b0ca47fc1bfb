# Installs what is missing from Debian packages. Needs environment.sh.

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    else
        sudo "$@"
    fi
}

# install_packages WHAT PACKAGE...: WHAT names the purpose in messages.
install_packages() {
    purpose=$1
    shift
    command -v apt-get >/dev/null || fail "$purpose is missing and this is no Debian machine: install by hand what Debian calls $*"
    if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
        fail "$purpose is missing: run 'apt-get install $*' as root, or install sudo"
    fi
    say "Installing $purpose: $*"
    log=$(mktemp)
    if ! { as_root apt-get -q update && as_root env DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends "$@"; } \
        >"$log" 2>&1 </dev/null; then
        tail -n 15 "$log" >&2
        rm -f "$log"
        fail "$purpose could not be installed; the package manager's last words are above"
    fi
    rm -f "$log"
}

need_jdk() {
    find_jdk || install_packages "a JDK" openjdk-17-jdk-headless
    find_jdk || fail "no JDK 17 or newer was found; set JAVA_HOME"
    export JAVA_HOME="$jdk"
}

need_maven() {
    command -v mvn >/dev/null || install_packages "Maven" maven
}

need_font() {
    font=${HONGXIAN_FONT_FILE:-/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc}
    [ -f "$font" ] || install_packages "a Chinese font" fonts-wqy-zenhei
    [ -f "$font" ] || fail "the font $font does not exist"
}

# The shell is Chromium without its windows, and half the work for the machine; the whole browser does as well.
find_chromium() {
    HONGXIAN_TEST_CHROMIUM=$(command -v chromium-headless-shell || command -v chromium)
}

need_chromium() {
    find_chromium || install_packages "a browser for the tests" chromium-headless-shell
    find_chromium || fail "chromium-headless-shell was installed but is not on the path"
    export HONGXIAN_TEST_CHROMIUM
}

need_ogr2ogr() {
    command -v ogr2ogr >/dev/null || install_packages "the import of GDAL" gdal-bin
}

# Reads the map services the way a planner does; only Debian's own Python finds its modules. Some 170 packages, 0.9 GB on the disk.
need_qgis() {
    HONGXIAN_TEST_QGIS_PYTHON=${HONGXIAN_TEST_QGIS_PYTHON:-/usr/bin/python3}
    "$HONGXIAN_TEST_QGIS_PYTHON" -c 'import qgis.core' 2>/dev/null || install_packages "QGIS for the tests of the map services" python3-qgis
    "$HONGXIAN_TEST_QGIS_PYTHON" -c 'import qgis.core' 2>/dev/null || fail "QGIS was installed but $HONGXIAN_TEST_QGIS_PYTHON does not find it"
    export HONGXIAN_TEST_QGIS_PYTHON
}

need_poppler() {
    command -v pdftoppm >/dev/null || install_packages "the PDF tools" poppler-utils
}

# Sets $pg_bin to the programs of a PostgreSQL server that has PostGIS.
find_postgis() {
    for bin in /usr/lib/postgresql/*/bin; do
        version=$(basename "$(dirname "$bin")")
        if [ -x "$bin/initdb" ] && [ -f "/usr/share/postgresql/$version/extension/postgis.control" ]; then
            pg_bin=$bin
            return 0
        fi
    done
    return 1
}

need_postgis() {
    find_postgis && return 0
    command -v pg_createcluster >/dev/null || install_packages "PostgreSQL" postgresql-common
    install_postgis_without_cluster || :
    find_postgis || fail "PostGIS cannot be had, and the database tests are not to be skipped"
}

# Debian starts a cluster of its own when the server is installed. The tests bring their own, so none is wanted here; the switch is
# put back for whoever installs PostgreSQL on this machine later, also when the installation is interrupted.
install_postgis_without_cluster() (
    switch=/etc/postgresql-common/createcluster.conf
    kept=
    if [ -e "$switch" ]; then
        kept=$(mktemp)
        cat "$switch" >"$kept"
    fi
    trap put_switch_back EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
    printf 'create_main_cluster = false\n' | as_root tee "$switch" >/dev/null || exit 1
    install_packages "PostgreSQL with PostGIS" postgresql-postgis
)

put_switch_back() {
    if [ -n "$kept" ]; then
        as_root cp "$kept" "$switch"
        rm -f "$kept"
    else
        as_root rm -f "$switch"
    fi
}
