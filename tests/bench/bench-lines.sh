#!/bin/sh
# bench-lines.sh - ajel lines of one saved page, against xmllint that only
# parses it and picks the list. BENCH_LINES_ROUNDS changes how often.
. "${0%/*}/lib.sh"
rounds=${BENCH_LINES_ROUNDS:-40}

compare() {
	echo "lines: $1, $(($(wc -c <"$2") / 1000)) kB"
	rm -f "$tmp/costs"
	for _ in $(seq "$rounds"); do
		! has xmllint || measure "xmllint --html --xpath" \
		    xmllint --html --noout --nowarning --xpath '//li[.//span]' "$2" 2>/dev/null || :
		measure "ajel lines" "$AJEL" lines -q -f tsv -z Asia/Beirut -t 2025-08-15T12:00:00Z "$2" || :
	done
	table ms 1000 "xmllint --html --xpath"
}

has xmllint || echo "SKIP bench-lines: the rival: xmllint is not here"
mkdir "$tmp/small" "$tmp/large"
"$TOOLS/newspages" "$tmp/small" 1 2000
"$TOOLS/newspages" "$tmp/large" 1 300000
compare "a small page, that is, the start" "$tmp/small/0.html"
compare "a made-up page" "$tmp/large/0.html"
# Of the real pages that nearest to 300 kB.
real=$(find "${PAGES:-/nonexistent}" -name '*.html' -printf '%s %p\n' 2>/dev/null |
    awk '{ d = $1 < 300000 ? 300000 - $1 : $1 - 300000 } NR == 1 || d < least { least = d; sub(/^[0-9]+ /, ""); path = $0 } END { print path }')
[ -z "$real" ] || compare "a real page (${real##*/})" "$real"
