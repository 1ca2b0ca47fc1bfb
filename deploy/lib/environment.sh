# Where things are, how messages look, which JDK is used. Sourced by every script of this folder; expects $root.

# Chinese text in logs, PDFs and file names needs a UTF-8 locale; a bare machine has none, but C.UTF-8 is always there.
case "${LC_ALL:-${LC_CTYPE:-${LANG:-}}}" in
    *UTF-8 | *utf8) ;;
    *) export LC_ALL=C.UTF-8 ;;
esac

cache="$root/var/cache"

say() {
    printf '%s\n' "$*" >&2
}

fail() {
    say "$(basename "$0"): $*"
    exit 1
}

# Major version of the JDK in a folder, read from its release file: starting a JVM to ask takes longer than the work itself.
jdk_major() {
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null
}

is_jdk() {
    [ -x "$1/bin/javac" ] && [ "$(jdk_major "$1")" -ge 17 ] 2>/dev/null
}

# Sets $jdk to the first usable of: JAVA_HOME, the javac on the path, the system's JDKs. Fails when there is none.
find_jdk() {
    for candidate in "${JAVA_HOME:-}" "$(dirname "$(dirname "$(readlink -f "$(command -v javac || echo /-/-)")")")" \
        /usr/lib/jvm/java-17-openjdk-* /usr/lib/jvm/default-java /usr/lib/jvm/*; do
        if [ -n "$candidate" ] && is_jdk "$candidate"; then
            jdk=$candidate
            return 0
        fi
    done
    return 1
}

# Digest over the content of files and folders; what is built is kept as long as this stays the same.
digest_of() {
    find "$@" -type f ! -path '*/target/*' -exec cksum {} + | LC_ALL=C sort -k3 | cksum | tr ' ' '-'
}

# Whether something listens on a port of this machine. Debian always has bash, and bash can open a socket.
port_in_use() {
    bash -c "exec 3<>/dev/tcp/127.0.0.1/$1" 2>/dev/null
}
