# Totals of a test run, from the reports Surefire leaves. Needs environment.sh.

# One line per module and one for all: what ran, what failed, what was skipped, in how many seconds.
report_tests() {
    printf '%-16s %7s %8s %7s %8s %9s\n' module tests failures errors skipped seconds
    for module in gis-core data map-services approval-app; do
        find "$root/$module/target/surefire-reports" -name 'TEST-*.xml' -newer "$started_mark" \
            -exec grep -h -m 1 '<testsuite ' {} + 2>/dev/null |
            awk -v module="$module" '
                function value(name) { return match($0, " " name "=\"[^\"]*\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : 0 }
                { tests += value("tests"); failures += value("failures"); errors += value("errors"); skipped += value("skipped"); seconds += value("time") }
                END { printf "%-16s %7d %8d %7d %8d %9.1f\n", module, tests, failures, errors, skipped, seconds }'
    done
}
