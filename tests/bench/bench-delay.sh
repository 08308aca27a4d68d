#!/bin/sh
# bench-delay.sh - ajel refresh of a thousand sources whose servers answer after
# 100 ms, against curl that only waits for them. BENCH_SOURCES and BENCH_ROUNDS
# change how many.
. "${0%/*}/lib.sh"
n=${BENCH_SOURCES:-1000}
rounds=${BENCH_ROUNDS:-3}
transfers=200
has curl || skip "bench-delay: curl is not here"
pages "$n" 100000

begun=$(date +%s)
for round in $(seq "$rounds"); do
	[ $(($(date +%s) - begun)) -lt 60 ] || break
	# It lives for two minutes at most.
	"$HTTPD" "$tmp/now" >"$tmp/port" 2>/dev/null &
	server=$!
	sleep 0.2
	port=$(cat "$tmp/port")
	answers || skip "bench-delay: no server runs here"
	define sites "$n" "http://s@.localhost:$port/late/100/@.html"
	fetch "curl, -j $transfers" sites
	refresh "ajel refresh, -j $transfers" sites 12:00
	rm -rf "$tmp/$round"
	kill $server
done
echo "refresh: $n sources that answer after 100 ms; all of them:"
table ms 1000 "curl, -j $transfers"
