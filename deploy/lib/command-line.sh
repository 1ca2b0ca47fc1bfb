# Builds the command line of gis-core into a folder of its own and lets it start fast. Needs environment.sh, $jdk and
# $command_line. The caller's trap calls stop_maven, which build.sh has.

command_line_digest() {
    digest_of "$root/pom.xml" "$root/gis-core/pom.xml" "$root/gis-core/src/main" "$root/data/reference" "$jdk/release"
}

build_command_line() {
    mkdir -p "$cache"
    exec 9>"$cache/command-line.lock"
    flock 9
    if [ ! -f "$command_line/ready" ]; then
        say "Building the command line (once per change of the sources)"
        need_jdk
        need_maven
        install_geotools
        rm -rf "$cache"/command-line-*-*
        mkdir -p "$command_line"
        maven_quietly command-line -q -pl gis-core -Dspotless.check.skip -Dmaven.test.skip=true package \
            dependency:copy-dependencies -DincludeScope=runtime "-DoutputDirectory=$command_line" ||
            fail "the command line could not be built; Maven's words are above"
        cp "$root"/gis-core/target/gis-core-*[0-9].jar "$command_line/"
        train_command_line
        write_arguments
        : >"$command_line/ready"
    fi
    exec 9>&-
}

# In a fixed order: the archive is valid only for the very class path it was made with.
class_path() {
    find "$command_line" -name '*.jar' | LC_ALL=C sort | paste -s -d : -
}

# Most of a short command's time is loading and compiling classes: the first compiler is enough, and the archive saves the loading.
# A missing or foreign archive only costs time, and nothing but the command itself writes to its output.
write_arguments() {
    cat >"$command_line/java.arguments" <<ARGUMENTS
-XX:TieredStopAtLevel=1
-XX:+UseSerialGC
-Xshare:auto
-XX:SharedArchiveFile="$command_line/classes.jsa"
-Xlog:disable
-Djava.awt.headless=true
-Dfile.encoding=UTF-8
-cp
"$(class_path)"
ARGUMENTS
}

# Runs the commands once on a small file and archives the classes they loaded.
train_command_line() {
    work=$(mktemp -d)
    sample="$work/sample.txt"
    cat >"$sample" <<'TXT'
[属性描述]
格式版本号=1.01版本
坐标系=2000国家大地坐标系
几度分带=3
投影类型=高斯克吕格
计量单位=米
带号=39
精度=0.001
转换参数=0,0,0,0,0,0,0
[地块坐标]
5,1.0000,1,示例地块,面,,,,@
J1,1,3450000.000,39540000.000
J2,1,3450100.000,39540000.000
J3,1,3450100.000,39540100.000
J4,1,3450000.000,39540100.000
J1,1,3450000.000,39540000.000
TXT
    while read -r words; do
        # shellcheck disable=SC2086 # the words are arguments
        (cd "$work" && "$jdk/bin/java" -Xshare:auto -XX:DumpLoadedClassList="$work/$(echo "$words" | cksum | tr ' ' '-').classes" \
            -cp "$(class_path)" org.hongxian.gis.cli.HongxianCommand $words >/dev/null 2>&1 </dev/null) || :
    done <<'COMMANDS'
inspect sample.txt --json
check sample.txt
area sample.txt --json
convert sample.txt sample.geojson
convert sample.txt sample.zip
overlay sample.txt --layer sample.geojson --class-field DLBM --json
COMMANDS
    cat "$work"/*.classes | LC_ALL=C sort -u >"$work/all"
    "$jdk/bin/java" -XX:+UseSerialGC -Xshare:dump -XX:SharedClassListFile="$work/all" -XX:SharedArchiveFile="$command_line/classes.jsa" \
        -cp "$(class_path)" >/dev/null 2>&1 || say "The start cache could not be made: the commands work, but start slower"
    rm -rf "$work"
}
