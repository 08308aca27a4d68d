# test-delay.sh - Crawl-delay: the time that a site wants between two pages.
. "${0%/*}/lib.sh"
mkdir www
page www/t.html '09:13|Parliament passes the forest bill' \
    '09:12|Railway line to the coast reopens' '08:35|Museum opens a new exhibition'
# The server's log, each request behind the milliseconds at which it came.
mkfifo log
while read -r line; do echo "$(date +%s%3N) $line" >>times; done <log &
pids="$pids $!"
timeout 120 "$objects/tools/httpd" www >port 2>log &
pids="$pids $!"
for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
	[ -s port ] && break
	sleep 0.05
done
port=$(cat port)
if [ -z "$port" ]; then
	echo "SKIP delay: the test server did not start"
	ok
	done_testing
fi
base=http://127.0.0.1:$port

# web NAME [HOST]: a source of the server with a page of its own.
web() {
	cp www/t.html "www/$1.html"
	define "$1" "http://${2:-127.0.0.1}:$port/$1.html"
}
# at HH:MM[:SS] [ARGUMENT...]: a run at that time; $pages is what was asked for.
at() {
	case $1 in *:*:*) now=$1 ;; *) now=$1:00 ;; esac
	shift
	: >times
	run "$ajel" refresh -v -t "2025-08-15T${now}Z" "$@"
	sleep 0.1
	pages=$(sed -n 's,^[0-9]* GET /\([a-z]*\)\.html$,\1,p' times | tr '\n' ' ')
	pages=${pages% }
}
# came NAME: when its page was last asked for.
came() { sed -n "s,^\([0-9]*\) GET /$1\.html\$,\1,p" times; }
# apart NAME A B LEAST MOST: between two requests lie so many milliseconds. On a
# busy machine the server may note the first one late, so LEAST leaves it a bit.
apart() {
	between=$(($(came "$3") - $(came "$2")))
	holds "$1 ($between ms)" test "$between" -ge "$4" -a "$between" -lt "$5"
}
said() { if grep -Eq "$2" err; then ok; else not_ok "$1: standard error has no: $2"; fi; }
again() { rm -rf "$HOME/.local" "$HOME/.config"; }

# Of one site they come one after the other, at its pace; nobody else waits.
printf 'User-agent: *\nCrawl-delay: 1\n' >www/robots.txt
web a
web b
web c
web z 127.0.0.2
web y 127.0.0.2
at 06:30
is_status "all are fetched" 0
is "each once" "$(echo "$pages" | tr ' ' '\n' | sort | tr '\n' ' ')" 'a b c y z '
apart "a second lies between two" a b 800 3000
apart "and between the next" b c 800 3000
apart "of each site" y z 800 3000
apart "the other site doesn't wait for the first" a y -900 900
grep -c robots.txt times >asked
is "robots.txt is no page" "$(cat asked)" 2

# A site that wants more than a run has time for: one page a run, whoever has
# waited longest first.
again
printf 'User-agent: *\nCrawl-delay: 45\n' >www/robots.txt
web a
web b
web c
begun=$(date +%s)
at 06:30
is_status "the others are no failures" 0
is "one is fetched" "$pages" a
said "the others are told until when" '^ajel: b: not before 2025-08-15T06:30:4[56]Z, says its robots.txt \(Crawl-delay\)'
at 07:00
is "then the next" "$pages" b
at 07:30
is "and the next" "$pages" c
at 08:00 -a
is "then the first again, of all" "$pages" a
at 08:30 c b a
is "whatever their order" "$pages" b
at 09:00 -q
is "none starves" "$pages" c
silent "and nobody is told"
holds "no run waits" test $(($(date +%s) - begun)) -lt 20

# The next run, and whoever is named in it, keeps the distance too.
again
printf 'User-agent: *\nCrawl-delay: 45\n' >www/robots.txt
web a
web b
at 06:30 a
at 06:30:30 b
is "another of the site in the next run" "$pages" ''
said "it is told until when" '^ajel: b: not before 2025-08-15T06:30:45Z, says its robots.txt'
at 06:30:42 b
is "what is left of it is waited for" "$pages" b

# What has robots = ignore doesn't wait.
again
for n in a b c; do
	define $n "$base/$n.html" '[fetch]' 'robots = ignore'
done
at 06:30
is "robots = ignore" "$pages" 'a b c'

# A run that is ended while a site is waited for ends at once.
again
printf 'User-agent: *\nCrawl-delay: 9\n' >www/robots.txt
web a
web b
: >times
"$ajel" refresh -t 2025-08-15T06:30:00Z 2>err &
sleep 2
begun=$(date +%s)
kill -TERM $!
wait $!
is "a signal ends the wait" "$?" 143
holds "at once" test $(($(date +%s) - begun)) -lt 5
is "the second wasn't asked for" "$(came b)" ''

done_testing
