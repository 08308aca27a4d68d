# test-robots.sh - robots.txt: asked once a day a site, and obeyed.
. "${0%/*}/lib.sh"
mkdir www
page www/t.html '09:13|Parliament passes the forest bill' \
    '09:12|Railway line to the coast reopens' '08:35|Museum opens a new exhibition'
cp www/t.html www/u.html
serve www
if [ -z "$port" ]; then
	echo "SKIP robots: the test server did not start"
	done_testing
fi
base=http://127.0.0.1:$port

# refresh_at TIME [ARGUMENT...]: all sources, whatever their schedule; what the
# server was asked for is in $asked.
refresh_at() {
	at=$1
	shift
	: >requests
	run "$ajel" refresh -a -v -t "$at" "$@"
	asked=$(asked_all)
}
# again: as if nothing had ever been fetched.
again() { rm -rf "$HOME/.local" "$HOME/.config" www/robots.txt*; }

# No robots.txt: everything is allowed, and it is asked for once a day a site.
define one "$base/t.html"
define two "$base/u.html?page=2"
refresh_at 2025-08-15T06:30:00Z
is_status "404" 0
is "robots.txt comes first, once for both" "${asked%% *} $(asked /robots.txt) $(asked /t.html) $(asked '/u.html?page=2')" '/robots.txt 1 1 1'
refresh_at 2025-08-15T06:35:00Z
is "it isn't asked again" "$(asked /robots.txt) $(asked /t.html)" '0 1'
refresh_at 2025-08-16T06:29:59Z
is "nor within a day" "$(asked /robots.txt)" 0
refresh_at 2025-08-16T06:30:00Z
is "but then" "${asked%% *} $(asked /robots.txt)" '/robots.txt 1'

# Another host is another site.
define three "http://localhost:$port/t.html" '[fetch]' 'allow-private = yes'
refresh_at 2025-08-16T06:35:00Z
is "each site has its own" "$(asked /robots.txt)" 1

# It is asked for where the page may be asked for, and nowhere else.
define three "http://localhost:$port/t.html"
rm "$store"
refresh_at 2025-08-16T06:40:00Z three
is_status "a private address" 1
is "a private address isn't asked" "$asked" ''
err_has "a private address: in words" '^ajel: three: fetch: robots.txt: .*allow-private'

# What is disallowed isn't fetched; the history and the feeds stay.
again
define one "$base/t.html"
define two "$base/u.html?page=2"
refresh_at 2025-08-15T06:30:00Z
printf 'User-agent: *\nDisallow: /\n\nUser-agent: ajel\nDisallow: /*?page=\n' >www/robots.txt
cp "$public/two.json" two.before
refresh_at 2025-08-16T06:30:00Z
is_status "disallowed" 0
is "only the other page is fetched" "$asked" '/robots.txt /t.html'
holds "-v says so" grep -Eq "^ajel: two: robots: $base/robots.txt doesn't allow this page; asked again after 2025-08-17T06:30:00Z" err
holds "the feed stays" cmp two.before "$public/two.json"
run "$ajel" refresh -t 2025-08-16T06:31:00Z
is_status "without -v" 0
silent "without -v"
refresh_at 2025-08-16T06:32:00Z two
is_status "named" 0
is "naming a source doesn't override it" "$asked" ''
run "$ajel" status -t 2025-08-16T06:33:00Z
out_has "status has a word for it" '^two +robots '
out_has "status says why" "^two .*robots.txt doesn't allow this page"
out_has "the other is fine" '^one +ok '
run "$ajel" status -f jsonl -t 2025-08-16T06:33:00Z two
out_has "in JSON too" '"state":"robots"'
out_has "and when it is asked again" '"next_due":"2025-08-17T06:30:00Z"'
run "$ajel" history -f jsonl two
is "the history stays" "$(count_ids out)" 3
run "$ajel" lines -z UTC "$base/u.html?page=2"
is_status "a look by hand doesn't ask" 0
printf 'User-agent: *\nDisallow:\n' >www/robots.txt
refresh_at 2025-08-17T06:30:00Z
is "the page is fetched when the site lets us" "$(asked '/u.html?page=2')" 1

# robots = ignore, for one's own site.
again
printf 'User-agent: *\nDisallow: /\n' >www/robots.txt
define mine "$base/t.html" '[fetch]' 'robots = ignore'
refresh_at 2025-08-15T06:30:00Z
is_status "ignored" 0
is "it isn't even asked for" "$asked" '/t.html'

# A file that can't be read allows nothing, and is asked for ever more rarely.
again
echo 503 >www/robots.txt.answer
define one "$base/t.html"
refresh_at 2025-08-15T06:30:00Z
is_status "503" 0
is "503: the page isn't fetched" "$asked" '/robots.txt'
holds "503: -v says so" grep -q "^ajel: one: robots: $base/robots.txt can't be read, so nothing is allowed (the last answer: 503); asked again after 2025-08-15T06:35:00Z" err
refresh_at 2025-08-15T06:34:00Z one
is "not at each minute" "$asked" ''
refresh_at 2025-08-15T06:35:00Z
is "after five" "$asked" '/robots.txt'
refresh_at 2025-08-15T06:40:00Z
is "then after ten" "$asked" ''
refresh_at 2025-08-15T06:45:00Z
is "ten" "$asked" '/robots.txt'
run "$ajel" status -t 2025-08-15T06:46:00Z
out_has "status knows" "^one +robots .*can't be read"
refresh_at 2025-09-14T06:29:00Z
is "for thirty days" "$asked" '/robots.txt'
refresh_at 2025-09-14T06:30:00Z
is "then the page is" "$asked" '/t.html'

# Retry-After is heard, and a restart forgets nothing.
again
printf '503\nRetry-After: 7200\n' >www/robots.txt.answer
define one "$base/t.html"
refresh_at 2025-08-15T06:30:00Z
refresh_at 2025-08-15T08:29:00Z
is "not before the server said" "$asked" ''
rm www/robots.txt.answer
refresh_at 2025-08-15T08:30:00Z
is "when it is there again" "$asked" '/robots.txt /t.html'
# What was known holds while nobody answers.
echo 500 >www/robots.txt.answer
refresh_at 2025-08-16T08:30:00Z
is "what was known holds" "$asked" '/robots.txt /t.html'
refresh_at 2025-08-16T08:31:00Z
is "and it isn't asked at each fetch" "$asked" '/t.html'

# Other statuses: there are no rules.
for code in 401 403 410 204; do
	again
	echo $code >www/robots.txt.answer
	define one "$base/t.html"
	refresh_at 2025-08-15T06:30:00Z
	is "$code allows" "$asked" '/robots.txt /t.html'
done
again
: >www/robots.txt
define one "$base/t.html"
refresh_at 2025-08-15T06:30:00Z
is "an empty file allows" "$asked" '/robots.txt /t.html'

# Redirects are followed.
again
printf '301\nLocation: /redirect/4\n' >www/robots.txt.answer
define one "$base/t.html"
refresh_at 2025-08-15T06:30:00Z
is "five redirects" "$asked" '/robots.txt /redirect/4 /redirect/3 /redirect/2 /redirect/1 /echo /t.html'
again
printf '301\nLocation: /no.txt\n' >www/robots.txt.answer
printf 'User-agent: ajel\nDisallow: /t\n' >www/no.txt
define one "$base/t.html"
refresh_at 2025-08-15T06:30:00Z
is "the rules behind one count" "$asked" '/robots.txt /no.txt'

# No answer at all is a failure like any other.
again
echo 0 >www/robots.txt.answer
define one "$base/t.html"
refresh_at 2025-08-15T06:30:00Z one
is_status "no answer" 1
is "no answer: the page isn't asked for" "$(asked /t.html)" 0
err_has "no answer: in words" '^ajel: one: fetch: robots.txt: '
run "$ajel" status -t 2025-08-15T06:31:00Z
out_has "status says that it fails" '^one +fetch '
rm www/robots.txt.answer
refresh_at 2025-08-15T06:31:00Z one
is "it is asked at once" "$asked" '/robots.txt /t.html'

# No site keeps the others waiting for long, whatever time its pages may take.
again
printf '302\nLocation: /stall\n' >www/robots.txt.answer
define one "$base/t.html" '[fetch]' 'timeout = 600s'
begun=$(date +%s)
refresh_at 2025-08-15T06:30:00Z one
is_status "a file that hangs" 1
holds "it is given up soon" test $(($(date +%s) - begun)) -lt 60
err_has "it is a failure" '^ajel: one: fetch: robots.txt: '

# And it keeps nobody else waiting.
again
printf '302\nLocation: /stall\n' >www/robots.txt.answer
define slow "$base/t.html" '[fetch]' 'timeout = 4s'
mkdir quick
cp www/t.html www/u.html quick
"$objects/tools/httpd" quick >quick_port 2>/dev/null &
pids="$pids $!"
until [ -s quick_port ]; do sleep 0.05; done
for n in 2 3 4 5 6; do define q$n "http://127.0.0.$n:$(cat quick_port)/t.html"; done
"$ajel" refresh -a -v -t 2025-08-15T06:30:00Z 2>err &
child=$!
sleep 2
is "after two seconds the quick ones are there" \
    "$(cd "$public" && echo q*.json)" 'q2.json q3.json q4.json q5.json q6.json'
holds "while the slow one is waited for" kill -0 $child
wait $child
is "the slow one fails" "$?" 1
holds "the slow one fails with its word" grep -q '^ajel: slow: fetch: robots.txt: ' err
is "its page isn't asked for" "$(asked /t.html)" 0

# Nothing of what a definition sends goes there: /echo answers with what came,
# in which "User-Agent: ajel" opens a group.
again
printf '302\nLocation: /echo\n' >www/robots.txt.answer
define one "$base/t.html" '[fetch]' 'header = Disallow: /t'
refresh_at 2025-08-15T06:30:00Z
is "the page is fetched" "$(asked /t.html)" 1

# Nobody asked for gzip.
again
printf 'User-agent: *\nDisallow: /\n' >www/robots.txt
printf '200\nContent-Encoding: gzip\n' >www/robots.txt.answer
define one "$base/t.html"
refresh_at 2025-08-15T06:30:00Z one
is_status "packed" 1
is "what comes packed isn't read" "$asked" '/robots.txt'

# Rules are rules, whatever the server calls them.
for type in image/png application/zip video/mp2t; do
	again
	printf 'User-agent: *\nDisallow: /\n' >www/robots.txt
	printf '200\nContent-Type: %s\n' $type >www/robots.txt.answer
	define one "$base/t.html"
	refresh_at 2025-08-15T06:30:00Z
	is_status "$type" 0
	is "$type is read" "$asked" '/robots.txt'
	holds "$type: its rules count" grep -q "doesn't allow this page" err
done

# A part of them isn't "there are none".
again
printf 'User-agent: *\nDisallow: /\n' >www/robots.txt
printf '206\nContent-Range: bytes 0-25/90\n' >www/robots.txt.answer
define one "$base/t.html"
refresh_at 2025-08-15T06:30:00Z
is "206 allows nothing" "$asked" '/robots.txt'
holds "206: in words" grep -q "can't be read, so nothing is allowed (the last answer: 206)" err
again
printf '301\nLocation: /raw/longer\n' >www/robots.txt.answer
printf 'HTTP/1.1 200 OK\r\nContent-Length: 14\r\n\r\nUser-agent: *\nDisallow: /\n' >www/longer
define one "$base/t.html"
refresh_at 2025-08-15T06:30:00Z one
is_status "longer than its length" 1
is "longer than its length allows nothing" "$(asked /t.html)" 0
err_has "longer than its length: in words" '^ajel: one: decode: robots.txt: .*Content-Length'

# Redirects that lead nowhere lead to no rules.
for to in /redirect-loop /redirect-to-file '/redirect-to?ftp://127.0.0.1/'; do
	again
	printf '301\nLocation: %s\n' "$to" >www/robots.txt.answer
	define one "$base/t.html"
	refresh_at 2025-08-15T06:30:00Z
	is_status "$to" 0
	is "$to allows" "$(asked /t.html)" 1
done
# One that we don't follow leads somewhere.
again
printf '301\nLocation: http://localhost:%s/none\n' "$port" >www/robots.txt.answer
define one "http://127.0.0.1:$port/t.html"
refresh_at 2025-08-15T06:30:00Z one
is "another name of the same computer" "$(asked /t.html)" 1
printf '301\nLocation: http://127.0.0.1:1/\n' >www/robots.txt.answer
rm -rf "$HOME/.local"
refresh_at 2025-08-15T06:30:00Z one
is_status "a redirect to nobody" 1
is "a redirect to nobody allows nothing" "$(asked /t.html)" 0

# -n asks, and keeps nothing.
again
printf 'User-agent: *\nDisallow: /\n' >www/robots.txt
define one "$base/t.html"
refresh_at 2025-08-15T06:30:00Z -n
is_status "-n" 0
is "-n asks" "$asked" '/robots.txt'
holds "-n keeps nothing" test ! -e "$store"

done_testing
