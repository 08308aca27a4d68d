#!/bin/sh
# bench-cron.sh - ajel refresh of one source, as cron runs it, against curl of
# its page. BENCH_CRON_ROUNDS changes how often.
. "${0%/*}/lib.sh"
rounds=${BENCH_CRON_ROUNDS:-20}
has curl || skip "bench-cron: curl is not here"
pages 1 100000
servers() {
	echo "server { listen 127.0.0.1:$port; root $tmp/now; }"
}
serve servers || skip "bench-cron: nginx is not here"
define sites 1 "http://127.0.0.1:$port/@.html"

for round in $(seq "$rounds"); do
	show 0
	fetch "curl" sites
	refresh "ajel refresh, first time" sites 12:00
	refresh "ajel refresh, 304" sites 12:10
	show 1
	refresh "ajel refresh, a new line" sites 12:20
	rm -rf "$tmp/$round"
done
echo "refresh: one source; a run:"
table ms 1000 curl
