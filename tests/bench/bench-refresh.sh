#!/bin/sh
# bench-refresh.sh - ajel refresh of many sources, against curl that only
# fetches their pages. BENCH_SOURCES and BENCH_ROUNDS change how many.
. "${0%/*}/lib.sh"
n=${BENCH_SOURCES:-300}
rounds=${BENCH_ROUNDS:-5}
has curl || skip "bench-refresh: curl is not here"

# Two states of the site; "now" leads to that which is served.
for added in 0 1; do
	mkdir "$tmp/v$added"
	"$TOOLS/newspages" "$tmp/v$added" "$n" 100000 $added
	gzip -k "$tmp/v$added"/*
	touch -d "2025-08-15 11:0$added:00Z" "$tmp/v$added"/*
done
show() {
	ln -sfn "v$1" "$tmp/next"
	mv -T "$tmp/next" "$tmp/now"
}
show 0

configure_nginx() {
	cat >"$tmp/nginx.conf" <<-END
	daemon off;
	master_process off;
	pid $tmp/nginx.pid;
	error_log $tmp/nginx.log;
	events { worker_connections 256; }
	http {
		access_log off;
		types { text/html html; }
		client_body_temp_path $tmp/body;
		proxy_temp_path $tmp/proxy;
		fastcgi_temp_path $tmp/fastcgi;
		uwsgi_temp_path $tmp/uwsgi;
		scgi_temp_path $tmp/scgi;
		gzip_static on;
		sendfile on;
		server { listen 127.0.0.1:$port; root $tmp/now; }
	}
	END
}

# Whether the page comes from our own server, within two seconds.
answers() {
	for _ in 1 2 3 4 5 6 7 8 9 10; do
		if curl -qsf --noproxy '*' "http://127.0.0.1:$port/0.html" |
		    cmp -s - "$tmp/v0/0.html"; then
			return 0
		fi
		sleep 0.2
	done
	return 1
}

# The server ends by itself should this script be killed.
serve_by_nginx() {
	for port in 18741 28741 38741; do
		configure_nginx
		timeout 300 nginx -e "$tmp/nginx.log" -p "$tmp" -c "$tmp/nginx.conf" 2>/dev/null &
		server=$!
		answers && return 0
		kill $server 2>/dev/null || :
	done
	server=
	return 1
}

serve_by_httpd() {
	"$HTTPD" "$tmp/now" >"$tmp/port" &
	server=$!
	sleep 0.2
	port=$(cat "$tmp/port")
	answers
}

PATH=$PATH:/usr/sbin
if has nginx && serve_by_nginx; then
	by="nginx, gzip"
elif [ -x "$HTTPD" ] && serve_by_httpd; then
	by="the tests' own server, not compressed: nginx is not here"
else
	skip "bench-refresh: no server runs here"
fi

mkdir -p "$tmp/config/feeds"
i=0
while [ "$i" -lt "$n" ]; do
	url=http://127.0.0.1:$port/$i.html
	printf 'url = "%s"\noutput = /dev/null\n' "$url" >>"$tmp/urls"
	printf '[source]\ntitle = Site %s\nurl = %s\ntimezone = Asia/Beirut\nlanguage = ar\n[fetch]\nallow-private = yes\n' \
	    "$i" "$url" >"$tmp/config/feeds/site-$i.conf"
	i=$((i + 1))
done

fetch() {
	name=$1
	shift
	measure "$name" curl -q --no-progress-meter --noproxy "*" --parallel --parallel-max 16 \
	    --compressed "$@" -K "$tmp/urls"
}
# refresh NAME HH:MM
refresh() {
	measure "$1" "$AJEL" refresh -a -c "$tmp/config" -s "$tmp/$round/ajel.db" \
	    -o "$tmp/$round/feeds" -j 16 -t "2025-08-15T$2:00Z"
}

export no_proxy='*'
begun=$(date +%s)
for round in $(seq "$rounds"); do
	# A disk that is slow to sync must not make it a long wait.
	[ $(($(date +%s) - begun)) -lt 30 ] || break
	show 0
	fetch "curl, all pages"
	refresh "ajel refresh, first time" 12:00
	fetch "curl, all 304" -H "If-Modified-Since: Fri, 15 Aug 2025 11:00:00 GMT"
	refresh "ajel refresh, all 304" 12:10
	show 1
	refresh "ajel refresh, a new line on each" 12:20
done
size=$(cat "$tmp/v0"/*.html | wc -c)
packed=$(cat "$tmp/v0"/*.gz | wc -c)
echo "refresh: $n pages of $((size / n / 1000)) kB, gzip $((packed / n / 1000)) kB ($by); a source:"
table us $((1000000 / n)) "curl, all pages"
