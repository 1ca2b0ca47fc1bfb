# Builds the application and lets it start fast. Needs environment.sh. Sets $jdk, $application_jar and $application_arguments, the
# file of options for the JVM. The caller's trap calls stop_maven.

. "$root/deploy/lib/packages.sh"
. "$root/deploy/lib/build.sh"

# Flags that must be the same when the start cache is made and when it is used. The first compiler alone starts faster; this
# script serves one office or a look around, not a ministry.
base_flags="-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx1g -Dfile.encoding=UTF-8 -Djava.awt.headless=true"

prepare_application() {
    need_jdk
    need_font
    application="$cache/application-$(digest_of "$root/pom.xml" "$root"/*/pom.xml "$root"/*/src/main "$root/data/reference" "$root/styles" \
        "$root/deploy/lib/application.sh" "$jdk/release")"
    mkdir -p "$cache"
    exec 9>"$cache/application.lock"
    flock 9
    [ -f "$application/ready" ] || build_application
    exec 9>&-
    application_jar="$application/approval-app.jar"
    application_arguments="$application/java.arguments"
}

build_application() {
    need_maven
    install_geotools
    say "Building: some 3 to 6 minutes on two cores, once per change of the sources; the first time also fetches the libraries"
    maven_quietly build -DskipTests -Dspotless.check.skip package || fail "the build failed; Maven's words are above"
    # The one before may still be running: only what is older goes.
    ls -dt "$cache"/application-*-* 2>/dev/null | tail -n +2 | while IFS= read -r old; do
        rm -rf "$old"
    done
    rm -rf "$application"
    "$jdk/bin/java" -Djarmode=tools -jar "$root"/approval-app/target/approval-app-*[0-9].jar extract --application-filename approval-app.jar \
        --destination "$application" >/dev/null || fail "the application could not be unpacked"
    train_application
    write_application_arguments
    : >"$application/ready"
}

# One start on an empty database in memory, ended as soon as everything is wired, shows which classes a start needs.
train_application() {
    say "Preparing the start cache: a minute or two, so that every later start takes seconds"
    tell_progress /dev/null
    work=$(mktemp -d)
    log="$application/training.log"
    if [ "$(jdk_major "$jdk")" -ge 25 ]; then
        training_start "-XX:AOTCacheOutput=$application/start.aot" || :
    else
        training_start "-XX:DumpLoadedClassList=$work/classes" || :
        # Classes of signed jars cannot be archived, and JDK 17 crashes over their lambdas: left out from the start.
        grep -v -E '^@lambda-proxy (net/sf/saxon|org/bouncycastle)/' "$work/classes" >"$work/archivable" || :
        archive_classes "$work/archivable" || { grep -v '^@lambda-proxy' "$work/archivable" >"$work/plain" && archive_classes "$work/plain"; } || :
    fi
    stop_telling
    [ -f "$application/start.aot" ] || [ -f "$application/start.jsa" ] ||
        say "The start cache could not be made (see $log): the product works, but starts slower"
    rm -rf "$work"
}

training_start() {
    # shellcheck disable=SC2086 # the flags are words
    (cd "$work" && HONGXIAN_HOME="$work" "$jdk/bin/java" $base_flags "$1" -Dspring.context.exit=onRefresh \
        -Dspring.datasource.url=jdbc:h2:mem:training -jar "$application/approval-app.jar") >>"$log" 2>&1 </dev/null
}

archive_classes() {
    # shellcheck disable=SC2086 # the flags are words
    (cd "$work" && "$jdk/bin/java" $base_flags -Xshare:dump "-XX:SharedClassListFile=$1" "-XX:SharedArchiveFile=$work/start.jsa" \
        -cp "$application/approval-app.jar") >>"$log" 2>&1 </dev/null && mv "$work/start.jsa" "$application/start.jsa"
}

# In a file, where a path with a blank in it can be quoted. A missing or foreign cache only costs time.
write_application_arguments() {
    {
        # shellcheck disable=SC2086 # the flags are words
        printf '%s\n' $base_flags
        if [ -f "$application/start.aot" ]; then
            printf '%s\n' "-XX:AOTCache=\"$application/start.aot\"" -XX:AOTMode=auto -Xlog:aot=off -Xlog:cds=off
        elif [ -f "$application/start.jsa" ]; then
            printf '%s\n' "-XX:SharedArchiveFile=\"$application/start.jsa\"" -Xshare:auto -Xlog:cds=off
        fi
    } >"$application/java.arguments"
}

# The sample region is generated once; the same seed gives the same bytes, so it need not be kept in the repository.
prepare_sample_region() {
    sample_region="$root/data/generated"
    [ -f "$sample_region/region.json" ] && return 0
    say "Generating the sample region (once, some seconds)"
    rm -rf "$sample_region" "$sample_region.part"
    mkdir -p "$sample_region.part"
    "$jdk/bin/java" -Xmx1g -Dfile.encoding=UTF-8 -cp "$application/lib/*" \
        org.hongxian.sample.SampleRegionGenerator --out "$sample_region.part" >&2 || fail "the sample region could not be generated"
    mv "$sample_region.part" "$sample_region"
}
