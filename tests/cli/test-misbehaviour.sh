# test-misbehaviour.sh - every way in which a server can misbehave has a named
# outcome, and none of them touches what is known already.
#
# Each way is a source. First all of them show a good page; then each has its own
# answer, all in one run. `good` ways are odd and have to be put up with. They are
# spread over eight hosts, since one host is asked for one page at a time.
. "${0%/*}/lib.sh"
mkdir www
page www/t.html '09:13|Parliament passes the forest bill' \
    '09:12|Railway line to the coast reopens' '08:35|Museum opens a new exhibition'
serve www
if [ -z "$port" ]; then
	echo "SKIP misbehaviour: the test server did not start"
	done_testing
fi
base=http://127.0.0.1:$port

# way NAME STATE PATH [LINE...]: what the source's answer is to come to.
ways=
host=1
way() {
	ways="$ways $1"
	host=$((host % 5 + 1))
	base=http://127.0.0.${alone:-$host}:$port
	name=$1 state=$2 path=$3
	shift 3
	echo "$state" >"want-$name"
	define "$name" "$base/t.html"
	cp "$HOME/.config/ajel/feeds/$name.conf" "good-$name"
	case $path in http:*) ;; *) path=$base$path ;; esac
	define "$name" "$path" "$@"
	mv "$HOME/.config/ajel/feeds/$name.conf" "bad-$name"
	mv "good-$name" "$HOME/.config/ajel/feeds/$name.conf"
}
# A server that asks to be left alone is left alone by all its sources.
way_of_host() {
	alone=$1
	shift
	way "$@"
	alone=
}
# raw NAME STATE [HEADER...]: an answer of these lines and the bytes of ./body.
raw() {
	name=$1 state=$2
	shift 2
	{
		for line in "$@"; do printf '%s\r\n' "$line"; done
		printf '\r\n'
		cat body
	} >"www/$name"
	way "$name" "$state" "/raw/$name"
}
html='Content-Type: text/html'
ok='HTTP/1.1 200 OK'
short='timeout = 1s'
good_body() { cp www/t.html body; }
length() { wc -c <body | tr -d ' '; }

# The status line, and what servers say instead of a page.
way status-500 http /status/500
way_of_host 6 status-503 http '/status/503?retry=60'
way_of_host 7 status-503-date http '/headers/503?Retry-After:%20Fri,%2031%20Dec%202099%2023:59:59%20GMT'
way_of_host 8 status-429 http '/status/429?retry=1'
way status-404 http /nowhere
way status-204 http /status/204
way status-304-unasked http /status/304
way status-403-guard challenge '/headers/403?cf-mitigated:%20challenge'
way status-202-guard challenge '/headers/405?x-amzn-waf-action:%20captcha'
: >body
raw status-206 http 'HTTP/1.1 206 Partial' 'Content-Length: 0'
raw status-302-nowhere http 'HTTP/1.1 302 Found' 'Content-Length: 0'
raw status-999 http 'HTTP/1.1 999 Denied' 'Content-Length: 0'
raw status-bad fetch 'HTTP/9.x pardon?'
raw empty http "$ok" "$html" 'Content-Length: 0'
way http09 fetch /http09
way interim-only fetch /raw/interim
printf 'HTTP/1.1 103 Early Hints\r\n\r\n' >www/interim

# Redirects.
way redirect-loop fetch /redirect-loop
way redirect-to-file fetch /redirect-to-file
way redirect-to-ftp fetch '/redirect-to?ftp://127.0.0.1/'
way redirect-to-dead-port fetch '/redirect-to?http://127.0.0.1:1/'
way redirect-too-far fetch /redirect/11
way redirect-to-login challenge '/redirect-to?/login.html'
echo '<form><input name=user><input name=password></form>' >www/login.html
way redirect-to-consent challenge '/redirect-to?/consent/page.html'
mkdir www/consent
echo '<p>We and our 842 partners</p>' >www/consent/page.html

# The connection.
way refused fetch http://127.0.0.1:1/
good_body
{
	printf '%s\r\n%s\r\nContent-Length: %s\r\n\r\n' "$ok" "$html" "$(length)"
	cat body
} >www/whole
way hang-up fetch /hang-up
way reset-at-once fetch /raw-reset/0/whole
way reset-in-head fetch /raw-reset/30/whole
way reset-in-body fetch /raw-reset/150/whole
way stall-at-once fetch /raw-stall/0/whole '[fetch]' "$short"
way stall-in-head fetch /raw-stall/30/whole '[fetch]' "$short"
way stall-in-body fetch /raw-stall/150/whole '[fetch]' "$short"
way slow-head fetch /raw-slow/900/whole '[fetch]' "$short"
way slow-body fetch /raw-slow/20/whole '[fetch]' "$short"
way no-name fetch http://nosuch.invalid/

# The length.
raw length-too-long fetch "$ok" "$html" 'Content-Length: 5000'
raw length-too-short decode "$ok" "$html" 'Content-Length: 120'
raw length-past-limit fetch "$ok" "$html" 'Content-Length: 99999999999'
raw length-no-number fetch "$ok" "$html" 'Content-Length: many'
raw length-twice decode "$ok" "$html" "Content-Length: $(length)" 'Content-Length: 7'
way chunk-no-number fetch /chunked-bad
way chunk-cut fetch /chunked-cut
printf '5\r\nfirst\r\nffffffffffffffffff\r\nx' >body
raw chunk-huge fetch "$ok" "$html" 'Transfer-Encoding: chunked'
way head-huge fetch /headers-huge
way head-endless fetch /raw-endless/line
printf 'X-Padding: a line of a head that never ends, as it seems\r\n' >www/line
way body-endless fetch /endless '[fetch]' 'max-bytes = 200k'

# What the body is packed in.
gzip -c www/t.html >whole.gz
head -c 150 whole.gz >body
raw gzip-cut decode "$ok" "$html" 'Content-Encoding: gzip'
head -c 15 whole.gz >body
raw gzip-cut-in-head decode "$ok" "$html" 'Content-Encoding: gzip'
{ head -c 100 whole.gz; printf 'XXXX'; tail -c +105 whole.gz; } >body
raw gzip-damaged decode "$ok" "$html" 'Content-Encoding: gzip'
{ cat whole.gz; echo '<p>and more'; } >body
raw gzip-and-more decode "$ok" "$html" 'Content-Encoding: gzip'
head -c 40000000 /dev/zero | gzip -c >body
raw gzip-bomb decode "$ok" "$html" 'Content-Encoding: gzip'
gzip -c whole.gz | gzip -c >body
raw gzip-thrice decode "$ok" "$html" 'Content-Encoding: gzip'
good_body
raw brotli-unasked decode "$ok" "$html" 'Content-Encoding: br'
printf '<p>\344\344\344\344</p>' >body
raw charset-refused decode "$ok" "$html; charset=iso-2022-kr"

# What is in the body.
printf ' \n\t\r\n \n' >body
raw blank page "$ok" "$html"
head -c 3000 /dev/zero >body
raw zeros page "$ok" "$html"
raw video page "$ok" 'Content-Type: video/mp4'
echo '<title>Just a moment...</title><script>window._cf_chl_opt={}</script>' >body
raw challenge challenge "$ok" "$html"
echo '<title>Access Denied</title>' >body
raw denied challenge "$ok" "$html"
echo '<p>back soon' >body
raw stump small "$ok" "$html"
{
	echo '<h2>News</h2><p>'
	head -c 5000 /dev/zero | tr '\0' x
} >body
raw no-ticker ticker "$ok" "$html"
echo '{"lines": [' >body
raw json-cut page "$ok" 'Content-Type: application/json'
i=0
while [ $i -lt 3000 ]; do echo '<div><p><b>'; i=$((i + 1)); done >body
raw deep page "$ok" "$html"

# Odd, and put up with.
good_body
raw good-coding-unknown ok "$ok" "$html" 'Transfer-Encoding: rot13'
raw good-no-type ok "$ok" "Content-Length: $(length)"
raw good-odd-type ok "$ok" 'Content-Type: ;;text/html;' "Content-Length: $(length)"
raw good-no-reason ok 'HTTP/1.1 200' "$html"
raw good-http10 ok 'HTTP/1.0 200 OK' "$html"
raw good-date-ahead ok "$ok" "$html" 'Date: Fri, 31 Dec 2099 23:59:59 GMT'
raw good-date-none ok "$ok" "$html" 'Date: whenever'
raw good-cookies ok "$ok" "$html" 'Set-Cookie: a=b' 'Set-Cookie: c=d; Secure'
raw good-wrong-charset ok "$ok" "$html; charset=windows-1252"
raw good-utf16-label ok "$ok" "$html; charset=utf-16"
raw good-gzip-label ok "$ok" "$html" 'Content-Encoding: gzip'
raw good-folded-head ok "$ok" 'X-Long: begun' '	and ended' "$html"
raw good-interim ok 'HTTP/1.1 103 Early Hints' '' "$ok" "$html"
{ printf '\357\273\277\000'; cat www/t.html; printf '\000\000'; } >body
raw good-nul-bytes ok "$ok" "$html"
{ cat whole.gz; head -c 100 /dev/zero; } >body
raw good-gzip-unlabelled ok "$ok" "$html"
gzip -c whole.gz >body
raw good-gzip-twice ok "$ok" "$html" 'Content-Encoding: gzip, gzip'
printf 'HTTP/1.1 200 OK\nContent-Type: text/html\n\n' | cat - www/t.html >www/bare
way good-bare-newlines ok /raw/bare
{
	printf '%x\r\n' "$(wc -c <www/t.html)"
	cat www/t.html
	printf '\r\n0\r\nX-Trailer: yes\r\n\r\n'
} >body
raw good-chunked ok "$ok" "$html" 'Transfer-Encoding: chunked'
way good-redirect ok '/redirect-to?/t.html'
way good-delay ok '/delay/300?/t.html'

# What is known of a source: its feeds and its history.
known() {
	cat "$public/$1".*
	"$ajel" history -f jsonl "$1"
}
state_of() {
	sed -n 's/.*"source":"'"$1"'","state":"\([^"]*\)".*/\1/p' states
}

run "$ajel" refresh
is_status "good pages" 0
silent "good pages"
for w in $ways; do
	known "$w" >"known-$w"
	cp "bad-$w" "$HOME/.config/ajel/feeds/$w.conf"
done
began=$(date +%s)
run "$ajel" refresh -a -j 50
is_status "bad pages" 1
silent "bad pages, the first time"
took=$(($(date +%s) - began))
if [ "$took" -le 30 ]; then ok; else not_ok "all of it took $took seconds"; fi
"$ajel" status -f jsonl >states
bad=0
for w in $ways; do
	is "$w" "$(state_of "$w")" "$(cat "want-$w")"
	case $w in good-*) continue ;; esac
	bad=$((bad + 1))
	known "$w" >"known-after"
	holds "$w leaves what is known" cmp "known-$w" known-after
done
if [ "$bad" -ge 40 ]; then ok; else not_ok "only $bad ways to misbehave"; fi

# All is well again.
for w in $ways; do
	define "$w" "$base/t.html"
done
run "$ajel" refresh -a
is_status "good pages again" 0

done_testing
