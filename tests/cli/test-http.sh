# test-http.sh - refresh over HTTP: validators, redirects, bad answers.
. "${0%/*}/lib.sh"
mkdir www
page www/t.html '09:13|Parliament passes the forest bill' \
    '09:12|Railway line to the coast reopens' '08:35|Museum opens a new exhibition'
serve www
if [ -z "$port" ]; then
	echo "SKIP http: the test server did not start"
	done_testing
fi
base=http://127.0.0.1:$port

run "$ajel" lines -z UTC "$base/t.html"
is_status "a page" 0
is "its lines" "$(wc -l <out)" 3

define web "$base/t.html"
run "$ajel" refresh web
is_status "refresh" 0
silent "refresh"
is "its entries" "$(count_ids "$public/web.json")" 3

run "$ajel" refresh -v web
err_has "the page's validators come back: 304" '^ajel: web: unchanged, 3 lines$'
cp -p www/t.html www/u.html
define web "$base/u.html"
run "$ajel" refresh -v web
err_has "another address isn't asked with them" '^ajel: web: 0 new of 3 lines'

echo '<p>no ticker today' >www/u.html
run "$ajel" refresh web
is_status "a page without its ticker" 1
run "$ajel" refresh web
is_status "its validators are not kept: no 304 hides it" 1
cp -p www/t.html www/u.html
run "$ajel" refresh -v web
err_has "those of the last good page are: 304" '^ajel: web: unchanged, 3 lines$'

define web "$base/u.html" '[ticker]' 'items = //nosuch'
run "$ajel" refresh web
is_status "a changed definition is tried, 304 or not" 1
define web "$base/u.html"

define nobody 'http://127.0.0.1:1/'
run "$ajel" refresh nobody
is_status "refused" 1
err_has "refused" '^ajel: nobody: fetch: '
define gone "$base/status/404"
run "$ajel" refresh gone
is_status "404" 1
err_has "404" '^ajel: gone: http: .*404'
define hop "$base/redirect-to-file"
run "$ajel" refresh hop
is_status "redirect to a file" 1
err_has "redirect to a file" '^ajel: hop: fetch: '
define loop "$base/redirect-loop"
run "$ajel" refresh loop
is_status "redirect loop" 1
define half "$base/short"
run "$ajel" refresh half
is_status "a body cut short" 1
err_has "a body cut short" '^ajel: half: fetch: '
define stall "$base/stall" '[fetch]' 'timeout = 1s'
run "$ajel" refresh stall
is_status "a stalled server" 1
err_has "a stalled server" '^ajel: stall: fetch: .*(time|Time)'
rm -f "$HOME/.config/ajel/feeds/"[!w]*.conf
run "$ajel" refresh
is_status "the others are fine" 0
silent "the others are fine"

# Addresses that are not of the internet.
forbid() {
	sed '/allow-private/d' "$HOME/.config/ajel/feeds/$1.conf" >x
	mv x "$HOME/.config/ajel/feeds/$1.conf"
}
define inner "$base/t.html"
run "$ajel" refresh inner
is_status "a loopback address, allowed" 0
forbid inner
run "$ajel" refresh inner
is_status "a loopback address" 1
err_has "a loopback address" '^ajel: inner: fetch: the url leads to 127\.0\.0\.1, which belongs to this computer; .*allow-private = yes under \[fetch\]$'
run "$ajel" lines inner
is_status "a definition's loopback address, read once" 1
define inner "http://localhost:$port/t.html"
run "$ajel" refresh inner
is_status "a name for it" 1
err_has "a name for it" '^ajel: inner: fetch: robots.txt: the url leads to (127\.0\.0\.1|::1), which belongs to this computer; '
run "$ajel" lines -z UTC "$base/redirect-to?http://localhost:$port/t.html"
is_status "a page of the command line that leads elsewhere inside" 1
err_has "a page of the command line that leads elsewhere inside" ': fetch: a redirect leads to (127\.0\.0\.1|::1), which belongs to this computer; .*ask for that address$'
run "$ajel" lines -z UTC "http://localhost:$port/t.html"
is_status "a page of the command line" 0

# Keys in an address reach neither feeds nor messages.
cat >www/keyed.html <<'EOF'
<meta charset="utf-8"><ul><li><b>09:13</b> <a href="#a">Parliament passes the forest bill</a>
<li><b>09:12</b> <a href="?b=c">Railway line to the coast reopens</a>
<li><b>08:35</b> Museum opens a new exhibition</ul>
EOF
define keyed "$base/keyed.html?token=hush"
run "$ajel" refresh -v keyed
is_status "an address with a key" 0
holds "no key in the messages" sh -c '! grep -q hush out err'
is "no key in the feeds" "$(grep -l hush "$public"/* | wc -l | tr -d ' ')" 0
is "the page is linked to without it" "$(grep -c 'keyed.html?token=\.\.\.' "$public/keyed.json")" 3
run "$ajel" feed -z UTC "$base/keyed.html?token=hush"
holds "no key in a feed of the page" sh -c '! grep -q hush out err'
define keyed "$base/status/404?token=hush"
run "$ajel" refresh keyed
holds "no key in a failure" sh -c '! grep -q hush out err'

# Pages that a program prints.
define made "$base/t.html" '[fetch]' "command = cat '$tmp/www/t.html'"
run "$ajel" refresh made
is_status "a command" 0
is "a command's entries" "$(count_ids "$public/made.json")" 3
run "$ajel" check "$HOME/.config/ajel/feeds/made.conf"
is_status "a command is noted" 0
err_is "a command is noted" "ajel: made: note: runs a program: cat $tmp/www/t.html"
define made "$base/t.html" '[fetch]' "command = sh -c 'echo no luck >&2; exit 3'"
run "$ajel" refresh made
is_status "a command that fails" 1
err_is "a command that fails" "ajel: made: fetch: the command ended with status 3: no luck"
run "$ajel" check "$HOME/.config/ajel/feeds/inner.conf"
is_status "a private address is noted" 0
forbid inner
run "$ajel" check "$HOME/.config/ajel/feeds/inner.conf"
err_has "a private address is noted" '^ajel: inner: note: the url leads to this computer; .*allow-private'

# A name server that doesn't answer holds up its own source, and no other.
cat >silent.sh <<'END'
ip link set lo up
echo 'nameserver 127.0.0.1' >resolv.conf
mount --bind resolv.conf /etc/resolv.conf
perl -MSocket -e 'socket(S, PF_INET, SOCK_DGRAM, 0) && bind(S, sockaddr_in(53, INADDR_LOOPBACK)) or exit 1;
	open(F, ">bound"); sleep 30' &
server=$!
for _ in 1 2 3 4 5 6 7 8 9 10; do [ -e bound ] || sleep 0.1; done
[ -e bound ] && "$@"
kill $server
END
rm -r "$HOME/.config/ajel/feeds"
define dead http://news.example/ '[fetch]' 'timeout = 1s' 'robots = ignore'
if unshare -rmn sh silent.sh true 2>/dev/null && [ -e bound ]; then
	rm bound
	began=$(date +%s)
	run unshare -rmn sh silent.sh "$ajel" refresh -v -a
	took=$(($(date +%s) - began))
	holds "a silent name server: in words" grep -Eq '^ajel: dead: fetch: .*[Rr]esolv' err
	if [ "$took" -le 4 ]; then ok; else not_ok "a silent name server took $took seconds"; fi
else
	echo "SKIP a silent name server: no namespace, ip or perl"
fi

done_testing
