# Builds with Maven, without the network once everything is there. Needs environment.sh; the caller made sure of JDK and Maven, and
# its EXIT trap calls stop_maven.

local_artifacts="$HOME/.m2/repository/org/hongxian"
# How often long work says that it goes on.
seconds_between_words=20
geotools_jar="$local_artifacts/geotools-shaded/33.1-2/geotools-shaded-33.1-2.jar"

# maven PURPOSE ARGUMENT...: what a purpose needed once lies in the local repository from then on, so the same purpose with the same
# poms runs without the network. The mark lies in that repository too: who empties it empties the mark.
maven() {
    purpose=$1
    shift
    mark="$local_artifacts/.complete-$purpose-$(cd "$root" && cksum pom.xml ./*/pom.xml ./*/*/pom.xml | cksum | tr ' ' '-')"
    maven_log=$(mktemp)
    if [ -f "$mark" ]; then
        if run_maven -o "$@"; then
            rm -f "$maven_log"
            return 0
        fi
        if ! grep -q -i -E 'in offline mode|has not been downloaded' "$maven_log"; then
            rm -f "$maven_log"
            return 1
        fi
        say "Something is missing in the local repository: asking the network"
    fi
    run_maven "$@" || {
        rm -f "$maven_log"
        return 1
    }
    rm -f "$maven_log"
    mkdir -p "$local_artifacts"
    : >"$mark"
}

# Shows Maven's output and keeps it. With $heed_errors set, a run that told an error has failed, even where Maven went on behind it. Maven
# runs in a process group of its own, so that stop_maven can end it with all its children.
run_maven() {
    mkfifo "$maven_log.pipe"
    tee "$maven_log" <"$maven_log.pipe" &
    copying=$!
    setsid mvn -B --no-transfer-progress -Dstyle.color=never -f "$root/pom.xml" "$@" >"$maven_log.pipe" 2>&1 </dev/null &
    maven_group=$!
    maven_status=0
    wait "$maven_group" || maven_status=$?
    maven_group=
    wait "$copying" || :
    if [ "$maven_status" = 0 ] && [ -n "${heed_errors:-}" ] && grep -q '^\[ERROR\]' "$maven_log"; then
        maven_status=1
    fi
    rm -f "$maven_log.pipe"
    return "$maven_status"
}

# For the caller's trap: ends a Maven that is still running, and the telling of it.
stop_maven() {
    stop_telling
    if [ -n "${maven_group:-}" ]; then
        kill -s TERM -- "-$maven_group" 2>/dev/null || :
        rm -f "$maven_log" "$maven_log.pipe"
    fi
}

# tell_progress LOG: says beside the work, again and again, how long it has taken and, from Maven's words in LOG, at which module it is.
tell_progress() {
    # Without the caller's lock and output, which it would keep open.
    tell_until_stopped "$1" >&2 9>&- &
    telling=$!
}

stop_telling() {
    if [ -n "${telling:-}" ]; then
        kill "$telling" 2>/dev/null || :
        wait "$telling" 2>/dev/null || :
        telling=
    fi
}

# Until it is stopped or the script is gone. In short sleeps: the last of them keeps whoever reads our words waiting.
tell_until_stopped() {
    begun=$(date +%s)
    next=$seconds_between_words
    while sleep 1 && kill -0 $$ 2>/dev/null; do
        spent=$(($(date +%s) - begun))
        [ "$spent" -ge "$next" ] || continue
        next=$((spent + seconds_between_words))
        module=$(sed -n 's/^\[INFO\] Building \(.*[^ ]\)  *[0-9][^ ]*  *\[\([0-9]*\)\/\([0-9]*\)\]$/: part \2 of \3, \1/p' "$1" 2>/dev/null | tail -n 1)
        say "  $((spent / 60)) min $((spent % 60)) s$module"
    done
}

# maven_quietly PURPOSE ARGUMENT...: tells how far it is; what Maven itself said is shown only when it failed, without what went well.
maven_quietly() {
    said=$(mktemp)
    tell_progress "$said"
    if maven "$@" >"$said" 2>&1; then
        stop_telling
        rm -f "$said"
    else
        stop_telling
        grep -v '^\[INFO\]' "$said" >&2 || cat "$said" >&2
        rm -f "$said"
        return 1
    fi
}

# GeoTools is re-shaded once per machine: it takes a while and changes only with GeoTools.
install_geotools() {
    [ -f "$geotools_jar" ] && return 0
    say "Preparing GeoTools (once per machine, a minute or two)"
    tell_progress /dev/null
    mvn -B -q --no-transfer-progress -f "$root/gis-core/geotools/pom.xml" install >&2 </dev/null || {
        stop_telling
        fail "GeoTools could not be prepared: Maven needs the network for the first build"
    }
    stop_telling
}
