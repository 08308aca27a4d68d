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

# What comes with a refusal: a guard's page is one, whatever its headers are.
refusal() {
	name=$1 state=$2 status=$3
	shift 3
	raw "$name" "$state" "HTTP/1.1 $status Refused" "$html" "$@"
}
cat >body <<'END'
<!DOCTYPE html><html lang="en-US"><head><title>Just a moment...</title>
<meta http-equiv="refresh" content="360"></head><body><noscript>Enable JavaScript and
cookies to continue</noscript><script>(function(){window._cf_chl_opt = {cvId: '3'};})();
</script></body></html>
END
refusal guard-cloudflare challenge 403
refusal guard-cloudflare-503 challenge 503
refusal guard-length challenge 429 "Content-Length: $(length)"
gzip -c body >body.gz && mv body.gz body
refusal guard-gzip challenge 403 'Content-Encoding: gzip'
echo '<title>Attention Required! | Cloudflare</title><h1>Sorry, you have been blocked</h1>' >body
refusal guard-cloudflare-block challenge 403
echo '<title>Access denied | paper.example used Cloudflare to restrict access</title><h1>Error 1020</h1>' >body
refusal guard-cloudflare-rule challenge 403
cat >body <<'END'
<html lang="en"><head><title>paper.example</title><style>#cmsg{animation: A 1.5s;}</style></head>
<body style="margin:0"><p id="cmsg">Please enable JS and disable any ad blocker</p>
<script data-cfasync="false">var dd={'rt':'c','host':'geo.captcha-delivery.com'}</script>
<script src="https://ct.captcha-delivery.com/c.js"></script></body></html>
END
refusal guard-datadome challenge 403
cat >body <<'END'
<html style="height:100%"><head><META NAME="ROBOTS" CONTENT="NOINDEX, NOFOLLOW"></head>
<body><iframe id="main-iframe" src="/_Incapsula_Resource?SWUDNSAI=31&xinfo=9-1-0"
frameborder=0>Request unsuccessful. Incapsula incident ID: 1234000-5678</iframe></body></html>
END
refusal guard-incapsula challenge 403
refusal guard-incapsula-503 challenge 503
cat >body <<'END'
<html><head><title>Sucuri WebSite Firewall - Access Denied</title></head><body>
<h1>Access Denied - Sucuri Website Firewall</h1><p>Block reason: Bad bot access attempt.
END
refusal guard-sucuri challenge 403
cat >body <<'END'
<HTML><HEAD><TITLE>Access Denied</TITLE></HEAD><BODY><H1>Access Denied</H1>
You don't have permission to access "http&#58;&#47;&#47;paper&#46;example&#47;" on this server.<P>
Reference&#32;&#35;18&#46;2d351ab8&#46;1557333295&#46;a4e16ab</BODY></HTML>
END
refusal guard-akamai challenge 403
cat >body <<'END'
<html><head><title>Access to this page has been denied</title></head><body>
<script>window._pxAppId = 'PX1';</script><div id="px-captcha"></div></body></html>
END
refusal guard-perimeterx challenge 403
cat >body <<'END'
<!DOCTYPE html><html><head></head><body><script>window.KPSDK={};KPSDK.now=Date.now;
KPSDK.start=KPSDK.now();</script><script src="/149e9513/2d206a39/ips.js?timestamp=1"></script></body></html>
END
refusal guard-kasada challenge 429
echo '<title>DDoS-Guard</title><script src="/.well-known/ddos-guard/check"></script>' >body
refusal guard-ddos challenge 403
echo '<title>Vercel Security Checkpoint</title><p id=header-text>We'"'"'re verifying your browser' >body
refusal guard-vercel challenge 429
echo '<title>Your access to this site has been limited by the site owner</title>' >body
refusal guard-wordfence challenge 503
# Larger than what is looked at, and never ending.
{
	echo '<title>Just a moment...</title>'
	head -c 300000 /dev/zero | tr '\0' x
} >body
refusal guard-large challenge 403
way guard-cut challenge /raw-reset/4000/guard-large

# An ordinary error stays one, whatever it speaks of, and whatever becomes of
# its page.
cat >body <<'END'
<html><head><title>403 Forbidden</title></head><body><center><h1>403 Forbidden</h1></center>
<hr><center>nginx</center></body></html>
END
refusal plain-403 http 403
refusal plain-429 http 429
cat >body <<'END'
<html><head><title>503 Service Unavailable - The Paper</title></head><body><h1>Back in just a moment...</h1>
<p>Most read: Just a moment... the Cloudflare challenge page explained. How window._cf_chl_opt and
captcha-delivery.com/ work. What "Incapsula incident ID" means. Enable JavaScript and cookies to continue?
Sucuri WebSite Firewall and DDoS-Guard compared: /.well-known/ddos-guard/ and sucuri_cloudproxy_js.
<p>Captcha: are you a robot? Verify you are human, says the minister. id="px-captcha"</p></body></html>
END
refusal plain-talk http 503
refusal plain-talk-403 http 403
echo '<title>Access denied | The Paper</title><h1>Access denied</h1>You are not authorized to access this page.' >body
refusal plain-denied http 403
good_body
refusal plain-ticker http 503
refusal plain-bad-gzip http 403 'Content-Encoding: gzip'
refusal plain-too-long http 403 'Content-Length: 99999999999'
refusal plain-too-short http 503 'Content-Length: 9999'
refusal plain-video http 403 'Content-Type: video/mp4'
printf '5\r\nfirst\r\nffffffffffffffffff\r\nx' >body
refusal plain-bad-chunk http 503 'Transfer-Encoding: chunked'
: >body
refusal plain-empty http 403 'Content-Length: 0'
echo '<title>Just a moment...' >body
refusal plain-404 http 404
refusal plain-500 http 500
good_body
refusal plain-stalls http 503 'Content-Length: 9999'
way plain-stall http /raw-stall/150/plain-stalls

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

# Of a single page the same is told.
define one "http://127.0.0.1:$port/raw/guard-datadome"
run "$ajel" lines one
is_status "lines: a guard" 1
err_has "lines: a guard" '^ajel: one: challenge: .*\(DataDome\)'
define one "http://127.0.0.1:$port/raw/plain-ticker"
run "$ajel" lines one
is_status "lines: a ticker under an error" 1
err_has "lines: a ticker under an error" '^ajel: one: http: 503: '
rm "$HOME/.config/ajel/feeds/one.conf"

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

# What comes behind an answer's end is not the next source's answer, whether it
# comes at once or while its host is left alone.
page www/stolen.html '09:13|A stranger says so' '09:12|And so' '09:11|And so on'
answer() { # BODY LENGTH [HEADER...]: one whole answer
	bytes=$1 n=$2
	shift 2
	printf '%s\r\n' "$@" "Content-Length: $n"
	printf '\r\n'
	cat "$bytes"
}
size() { wc -c <"$1" | tr -d ' '; }
answer www/stolen.html "$(size www/stolen.html)" "$ok" "$html" >stolen
# beside NAME STATE BREAK: the answer ./first, with a pause after so many bytes.
beside() {
	rm -rf "$HOME/.local" "$HOME/.config/ajel/feeds"
	cp first "www/$1"
	define a "$base/raw-open/$3/$1"
	define b "$base/t.html"
	run "$ajel" refresh -a
	"$ajel" status -f jsonl >states
	is "$1" "$(state_of a)" "$2"
	is "$1: the next of its host" "$(state_of b)" ok
	is "$1: its lines" "$("$ajel" history -f tsv b | grep -c stranger)" 0
}
all=$(size www/t.html)
base=http://127.0.0.8:$port
answer www/t.html 100 "$ok" "$html" >first
head_n=$(($(size first) - all))
beside behind-short decode "$head_n"
{ answer www/t.html "$all" "$ok" "$html"; cat stolen; } >first
beside behind-answer ok "$((head_n + (${#all} > 3)))"
{ answer www/t.html "$all" 'HTTP/1.1 403 No' "$html"; cat stolen; } >first
beside behind-refusal http 60
{ answer /dev/null 0 "$ok" "$html"; cat stolen; } >first
beside behind-nothing http 10
printf 'User-agent: *\nCrawl-delay: 1\n' >www/robots.txt
{ answer www/t.html "$all" "$ok" "$html"; cat stolen; } >first
beside behind-late ok "$(($(size first) - $(size stolen)))"
{ answer www/t.html "$all" 'HTTP/1.1 403 No' "$html"; cat stolen; } >first
beside behind-late-refusal http "$(($(size first) - $(size stolen)))"

done_testing
