# test-machine.sh - what this computer lacks is no source's failure: descriptors,
# processes, and those that read pages being killed.
. "${0%/*}/lib.sh"
mkdir www
page www/t.html '09:13|Parliament passes the forest bill' \
    '09:12|Railway line to the coast reopens' '08:35|Museum opens a new exhibition'
serve www
if [ -z "$port" ]; then
	echo "SKIP machine: the test server did not start"
	ok
	done_testing
fi
sources=20
i=0
while [ $i -lt $sources ]; do
	define "s$i" "http://h$i.localhost:$port/delay/100?/t.html" '[fetch]' \
	    'robots = ignore' 'allow-private = yes'
	i=$((i + 1))
done
well() { "$ajel" status -f jsonl | grep -c '"state":"ok"'; }
failures() { "$ajel" status -f jsonl | grep -vc '"failures":0' | tr -d ' '; }
again() { rm -rf "$public" "${store%/*}"; }

# Few descriptors: fewer transfers at one time, and all is well.
run sh -c "ulimit -n 64; '$ajel' refresh -j 40 -v"
is_status "64 files at most" 0
is "64 files at most: all are well" "$(well)" $sources
out_or_err=$(grep -c '^ajel: refresh: fetches [0-9]* pages at one time, not 20: no more than 64 files may be open' err)
is "64 files at most: it is said with -v" "$out_or_err" 1
again
run sh -c "ulimit -n 64; '$ajel' refresh -j 40"
silent "64 files at most, without -v"

# A soft limit is raised.
again
run sh -c "ulimit -Sn 32; '$ajel' refresh -j 40 -v"
is_status "a soft limit" 0
is "a soft limit: it is raised" "$(grep -c 'may be open' err)" 0
is "a soft limit: all are well" "$(well)" $sources

# Too few for the run: that is told, and no source has failed. The search for
# leaks at the end of a sanitized program wants files of its own.
export ASAN_OPTIONS="${ASAN_OPTIONS:+$ASAN_OPTIONS:}detect_leaks=0"
for n in 10 12 13 14 15 16 17; do
	again
	run "$ajel" refresh -q s0
	run sh -c "ulimit -n $n; '$ajel' refresh -a"
	is "$n files at most: nobody has failed" "$(failures)" 0
	[ "$status" -eq 0 ] && continue # somewhere it is enough
	is_status "$n files at most" 1
	is "$n files at most: it is told once" "$(wc -l <err | tr -d ' ')" 1
	is "$n files at most: in words" "$(grep -c 'Too many open files' err)" 1
done

# Those that read pages are killed in the midst of it, once: nobody notices.
children() { cat "/proc/$1/task/$1/children" 2>/dev/null; }
kill_readers() {
	for c in $(children "$1"); do
		kill -9 "$c" 2>/dev/null
		[ "$2" = all ] || return
	done
}
again
"$ajel" refresh -j 2 >out 2>err &
child=$!
sleep 0.4
kill_readers $child one
wait $child
status=$?
is_status "readers killed once" 0
silent "readers killed once"
is "readers killed once: all are well" "$(well)" $sources

# Killed, with all that could take their place: the run ends, and says so.
again
"$ajel" refresh -j 2 >out 2>err &
child=$!
sleep 0.4
kill_readers $child all
wait $child
status=$?
is_status "readers killed for good" 1
err_has "readers killed for good" '^ajel: system: the processes that read pages were killed from outside 3 times'
is "readers killed for good: nobody has failed" "$(failures)" 0
run "$ajel" refresh
is_status "readers killed for good: the next run" 0
is "readers killed for good: the next run does all" "$(well)" $sources

done_testing
