#!/bin/sh
# bench-tls.sh - ajel refresh of sources of as many hosts over HTTPS, against
# curl that only fetches their pages. BENCH_ROUNDS changes how often.
. "${0%/*}/lib.sh"
n=200
rounds=${BENCH_ROUNDS:-5}
has curl || skip "bench-tls: curl is not here"
has openssl || skip "bench-tls: openssl is not here"
pages "$n" 100000

# A certificate that is its own authority.
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 \
    -keyout "$tmp/key.pem" -out "$tmp/cert.pem" -subj "/CN=ajel bench" \
    -addext "subjectAltName=DNS:*.bench.localhost" 2>/dev/null
servers() {
	cat <<-END
	server {
		listen 127.0.0.1:$port ssl http2;
		root $tmp/now;
		ssl_certificate $tmp/cert.pem;
		ssl_certificate_key $tmp/key.pem;
	}
	END
}
scheme=https
serve servers || skip "bench-tls: nginx is not here"
define sites "$n" "https://s@.bench.localhost:$port/@.html"
unset CURL_CA_BUNDLE SSL_CERT_DIR
export SSL_CERT_FILE="$tmp/cert.pem"

for round in $(seq "$rounds"); do
	show 0
	fetch "curl, all pages" sites
	refresh "ajel refresh, first time" sites 12:00
	refresh "ajel refresh, all 304" sites 12:10
	rm -rf "$tmp/$round"
done
echo "refresh: $n pages of 100 kB over HTTPS, a host each; a source:"
table us $((1000000 / n)) "curl, all pages"
