# test-nginx.sh - refresh against a real web server that behaves well: what was
# asked is read from its log.
. "${0%/*}/lib.sh"
PATH=$PATH:/usr/sbin
for tool in nginx openssl; do
	if ! command -v "$tool" >/dev/null; then
		echo "SKIP nginx: no $tool"
		done_testing
	fi
done
mkdir -p www/packed www/dated run
ticker() {
	page "$@" '09:13|Parliament passes the forest bill' \
	    '09:12|Railway line to the coast reopens' '08:35|Museum opens a new exhibition'
}
ticker www/t.html
ticker www/packed/t.html
gzip -kn www/packed/t.html
ticker www/dated/old.html
ticker www/dated/new.html
touch -d '2 days ago' www/t.html www/packed/* www/dated/old.html

# An authority of our own, and its word for 127.0.0.1.
{
	openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes \
	    -keyout ca.key -out ca.pem -subj /CN=tests -days 2
	openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes \
	    -keyout key.pem -out request.pem -subj /CN=127.0.0.1
	echo 'subjectAltName = IP:127.0.0.1' >names
	openssl x509 -req -in request.pem -CA ca.pem -CAkey ca.key \
	    -CAcreateserial -days 2 -extfile names -out cert.pem
} >/dev/null 2>&1

# start PORT: whether nginx serves there, and on the next one over TLS.
start() {
	cat >nginx.conf <<-END
	daemon off;
	worker_processes 1;
	$([ "$(id -u)" -ne 0 ] || echo 'user root;')
	pid $tmp/run/pid;
	error_log $tmp/run/error.log;
	events { worker_connections 64; }
	http {
		log_format asked '\$uri \$status \$server_protocol'
		    ' etag=[\$http_if_none_match]'
		    ' since=[\$http_if_modified_since]'
		    ' coding=[\$http_accept_encoding]'
		    ' cookie=[\$http_cookie] referer=[\$http_referer]';
		access_log $tmp/log asked;
		types { text/html html; }
		client_body_temp_path run/a; proxy_temp_path run/b;
		fastcgi_temp_path run/c; uwsgi_temp_path run/d;
		scgi_temp_path run/e;
		server {
			listen 127.0.0.1:$1;
			listen 127.0.0.1:$(($1 + 1)) ssl http2;
			ssl_certificate $tmp/cert.pem;
			ssl_certificate_key $tmp/key.pem;
			root $tmp/www;
			add_header Set-Cookie "seen=1";
			location /packed/ { gzip_static on; }
			location /dated/ { etag off; }
			location /moved/ { return 301 /t.html; }
		}
	}
	END
	nginx -p "$tmp/" -c "$tmp/nginx.conf" -e "$tmp/run/error.log" 2>/dev/null &
	server=$!
	for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
		[ -s run/pid ] && break
		sleep 0.1
	done
	kill -0 "$server" 2>/dev/null && [ -s run/pid ]
}
port=$((20000 + $$ % 20000))
for _ in 1 2 3 4 5; do
	start $port && break
	port=$((port + 7))
	rm -f run/pid
done
pids="$pids $server"
if [ ! -s run/pid ]; then
	echo "SKIP nginx: it did not start: $(tail -n 1 run/error.log)"
	done_testing
fi
base=http://127.0.0.1:$port

# log_has NAME PATTERN: the last line of the log about a page; log_lacks.
last() { grep -v '^/robots.txt' log | tail -n 1; }
log_has() { if last | grep -Eq -e "$2"; then ok; else not_ok "$1: the log says: $(last)"; fi; }

define web "$base/t.html"
run "$ajel" refresh web
is_status "a page" 0
silent "a page"
log_has "first asked without conditions" '^/t\.html 200 .* etag=\[-\] since=\[-\]'
log_has "gzip is taken" 'coding=\[[^]]*gzip'
run "$ajel" refresh web
is_status "again" 0
log_has "both validators come back" '^/t\.html 304 .* etag=\["?[^]-].*\] since=\[[A-Z][a-z][a-z], '
log_has "no cookie, no referer" 'cookie=\[-\] referer=\[-\]'
ticker www/t.html '09:20|A bridge opens to traffic'
run "$ajel" refresh -v web
err_has "a changed page" '^ajel: web: 1 new of 4 lines'
log_has "a changed page" '^/t\.html 200 .* etag=\["?[^]-]'

define packed "$base/packed/t.html"
run "$ajel" refresh -v packed
err_has "gzip_static" ' 3 new of 3 lines'
run "$ajel" refresh packed
log_has "gzip_static, again" '^/packed/t\.html 304 '

define old "$base/dated/old.html"
run "$ajel" refresh old
run "$ajel" refresh old
is_status "a date alone" 0
log_has "an old date is a validator" '^/dated/old\.html 304 .* etag=\[-\] since=\[[A-Z]'
define new "$base/dated/new.html"
touch www/dated/new.html
run "$ajel" refresh new
run "$ajel" refresh new
is_status "a date of just now" 0
log_has "that of this second is none" '^/dated/new\.html 200 .* etag=\[-\] since=\[-\]'

define moved "$base/moved/"
run "$ajel" refresh -v moved
err_has "a redirect" ' 4 new of 4 lines'
log_has "a redirect" '^/t\.html 200 '
run "$ajel" refresh moved
log_has "a redirect, again" '^/t\.html 304 '

secure=https://127.0.0.1:$((port + 1))
define tls "$secure/packed/t.html"
echo 'allow-private = yes' | sed '1i [fetch]' >>"$HOME/.config/ajel/feeds/tls.conf"
run "$ajel" refresh tls
is_status "an authority that nobody knows" 1
err_has "an authority that nobody knows" '^ajel: tls: fetch: '
unset CURL_CA_BUNDLE SSL_CERT_DIR
SSL_CERT_FILE=$tmp/ca.pem
export SSL_CERT_FILE
run "$ajel" refresh -v tls
is_status "TLS" 0
err_has "TLS" ' 3 new of 3 lines'
log_has "TLS speaks HTTP/2" '^/packed/t\.html 200 HTTP/2\.0 '
run "$ajel" refresh tls
log_has "TLS, again" '^/packed/t\.html 304 HTTP/2\.0 '

done_testing
