#!/bin/sh
# bench-refresh.sh - ajel refresh of many sources, against curl that only
# fetches their pages. BENCH_SOURCES and BENCH_ROUNDS change how many.
. "${0%/*}/lib.sh"
n=${BENCH_SOURCES:-1000}
rounds=${BENCH_ROUNDS:-5}
has curl || skip "bench-refresh: curl is not here"
pages "$n" 100000

# The second server's answers have nothing to ask for changes by.
servers() {
	cat <<-END
	server { listen 127.0.0.1:$port; root $tmp/now; }
	server {
		listen 127.0.0.1:$((port + 1));
		root $tmp/now;
		etag off;
		if_modified_since off;
		add_header Last-Modified "";
	}
	END
}
serve servers || skip "bench-refresh: nginx is not here"
# Names of this machine, for what is one host's is fetched in turn.
define sites "$n" "http://s@.localhost:$port/@.html"
define bare "$n" "http://s@.localhost:$((port + 1))/@.html"

begun=$(date +%s)
for round in $(seq "$rounds"); do
	# A disk that is slow to sync must not make it a long wait.
	[ $(($(date +%s) - begun)) -lt 60 ] || break
	show 0
	fetch "curl, all pages" sites
	refresh "ajel refresh, first time" sites 12:00
	fetch "curl, all 304" sites -H "If-Modified-Since: Fri, 15 Aug 2025 11:00:00 GMT"
	refresh "ajel refresh, all 304" sites 12:10
	show 1
	refresh "ajel refresh, a new line on each" sites 12:20
	refresh "ajel refresh, no validators" bare 12:00
	refresh "ajel refresh, the same pages again" bare 12:10
	rm -rf "$tmp/$round"
done
size=$(cat "$tmp/v0"/*.html | wc -c)
packed=$(cat "$tmp/v0"/*.gz | wc -c)
echo "refresh: $n pages of $((size / n / 1000)) kB, gzip $((packed / n / 1000)) kB; a source:"
table us $((1000000 / n)) "curl, all pages"
