# test-stop.sh - a refresh that a signal ends, and one that somebody watches.
. "${0%/*}/lib.sh"
mkdir www
page www/t.html '09:13|Parliament passes the forest bill' \
    '09:12|Railway line to the coast reopens' '08:35|Museum opens a new exhibition'
serve www
if [ -z "$port" ]; then
	echo "SKIP stop: the test server did not start"
	ok
	done_testing
fi
base=http://127.0.0.1:$port

# web NAME PATH: a source of the server.
web() { define "$1" "$base$2" '[fetch]' 'robots = ignore'; }
web quick /t.html
web slow '/delay/4000?/t.html'
now='-t 2025-08-15T06:30:00Z'

# until_there FILE: waits for it, but not for ever.
until_there() {
	for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
		[ -e "$1" ] && break
		sleep 0.1
	done
}

# end_by SIGNAL: begins a refresh, sends it the signal while it waits for the
# slow page, and says how it ended and after how many tenths of a second.
end_by() {
	rm -rf "$public" "${store%/*}"
	"$ajel" refresh -j 4 $now >out 2>err &
	child=$!
	until_there "$public/quick.rss"
	sleep 0.1
	from=$(date +%s%N)
	kill -s "$1" $child
	wait $child 2>/dev/null
	status=$?
	tenths=$((($(date +%s%N) - from) / 100000000))
}

signals='TERM:143 HUP:129'
if hup_is_ignored; then
	echo 'SKIP stop, SIGHUP: nohup has it ignored'
	signals=TERM:143
fi
for s in $signals; do
	end_by "${s%:*}"
	is_status "SIG${s%:*}" "${s#*:}"
	holds "SIG${s%:*} is heeded within a second and a half" test $tenths -le 15
	silent "SIG${s%:*}"
	is "what had come is kept" "$(count_ids "$public/quick.json")" 3
	is "the other has no feed, and no half of one" "$(ls -A "$public" | tr '\n' ' ')" \
	    "feeds.opml index.html quick.atom quick.json quick.rss "
	run "$ajel" check "$public"/quick.*
	is_status "the feeds are whole" 0
	run "$ajel" check --store
	is_status "so is the history" 0
	run "$ajel" status -f jsonl $now slow
	out_has "the other is as it was" '"state":"new"'
	out_has "and has not failed" '"failures":0'
done

# Nothing is begun after the signal: of two at a time, the third waits.
web third /t.html?third
rm -rf "$public" "${store%/*}"
web quick '/delay/1000?/t.html'
"$ajel" refresh -j 2 $now >out 2>err &
child=$!
sleep 0.4
kill -s TERM $child
wait $child 2>/dev/null
is "what was not begun has no feed" "$(ls -A "$public" 2>/dev/null)" ""
run "$ajel" status -f jsonl $now third
out_has "what was not begun is not begun" '"state":"new"'
run "$ajel" refresh $now third
is_status "the lock is gone with the process" 0

# A shell's background job ignores SIGINT, and so do we then.
sh -c 'trap "" INT; exec "$0" refresh '"$now"' slow' "$ajel" >out 2>err &
child=$!
sleep 0.3
kill -s INT $child
wait $child 2>/dev/null
status=$?
is_status "an ignored signal stays ignored" 0

# One at a time.
"$ajel" refresh $now slow &
child=$!
sleep 0.3
run "$ajel" refresh $now slow
is_status "a second refresh" 75
kill -s KILL $child
wait $child 2>/dev/null
web quick /t.html
run "$ajel" refresh $now quick
is_status "the lock is gone with a killed one" 0

# Somebody looks on.
if script -qec true /dev/null >/dev/null 2>&1; then
	web slow '/delay/900?/t.html'
	look() { script -qec "$ajel refresh $*" /dev/null </dev/null >out 2>err; }
	look -a $now
	out_has "a terminal is told how far it is" 'ajel: 1 of 3 done, 0 failed, 1 in flight'
	is "the line is gone at the end" "$(tail -c 60 out | tr -d '\r\n ')" ""
	holds "five times a second at most" test "$(grep -o 'in flight' out | wc -l)" -le 5
	look -q -a $now
	is "nothing with -q" "$(wc -c <out)" 0
	look $now quick
	is "nothing when it is quick" "$(wc -c <out)" 0
	web gone '/delay/500?/status/404'
	look -a $now
	holds "a message takes the line's place" grep -q "$(printf '\rajel: gone: http: ')" out
	run "$ajel" refresh -a $now
	is "nothing where no terminal is" "$(grep -c 'in flight' err)" 0
else
	echo "SKIP progress: script is not here"
fi

done_testing
