# test-on-new.sh - programs that a refresh tells of new lines.
. "${0%/*}/lib.sh"

old='09:13|Parliament passes the forest bill'
older='09:12|Railway line to the coast reopens'
oldest='08:35|Museum opens a new exhibition'
base() { page "$tmp/t.html" "$@" "$old" "$older" "$oldest"; }
# tell NAME COMMAND: a source that tells it.
tell() { define "$1" "file://$tmp/t.html" '[feed]' "on-new = $2"; }
texts() { sed 's/.*"text":"\([^"]*\)".*/\1/' "$1" | tr '\n' ,; }

tell one "sh -c 'cat >>told; echo run >>runs'"
base
run "$ajel" refresh
silent 'the first page'
is 'of a first page nobody is told' "$(ls told runs 2>/dev/null)" ''
base '09:21|Snow falls on the pass' '09:20|Ministers meet in the capital'
run "$ajel" refresh
silent 'new lines'
is 'new lines are told, oldest first' "$(texts told)" \
    'Ministers meet in the capital,Snow falls on the pass,'
"$ajel" history -f jsonl | tail -n 2 >wanted
holds 'as the history has them' cmp told wanted
is 'once' "$(cat runs)" run
run "$ajel" refresh
is 'nothing new, nobody told' "$(cat runs)" run
base '09:21|Snow falls on the pass' '09:20|Ministers meet in the capital tonight'
run "$ajel" refresh
run "$ajel" history -f jsonl --status edited
out_has 'it was reworded' 'capital tonight'
is 'of another wording nobody is told' "$(cat runs)" run
base '09:22|Not for everybody' '09:21|Snow falls on the pass' '09:20|Ministers meet in the capital tonight'
run "$ajel" refresh -n
is 'nor by a run that writes nothing' "$(cat runs)" run
run "$ajel" refresh
is 'but by the next' "$(wc -l <runs)" 2

# Of another page altogether nobody is told either, nor is time missing; of a known
# one at another address everybody is, as ever.
cp t.html moved.html
page moved.html '09:24|Known at another place' '09:22|Not for everybody' '09:21|Snow falls on the pass'
define one "file://$tmp/moved.html" '[feed]' "on-new = sh -c 'cat >>told; echo run >>runs'"
run "$ajel" refresh one
is 'a page that moved is known' "$(wc -l <runs)" 3
page other.html '10:24|Quite another story' '10:22|Yet another one' '10:21|Something else'
define one "file://$tmp/other.html" '[feed]' "on-new = sh -c 'cat >>told; echo run >>runs'"
run "$ajel" refresh -v one
err_has 'all lines of another page are new' '3 new of 3 lines'
is 'of another page nobody is told' "$(wc -l <runs)" 3
run "$ajel" history --gaps one
silent 'nor is there a gap'
is 'none at all' "$(cat out)" ''
page other.html '10:26|Then this' '10:24|Quite another story' '10:22|Yet another one' '10:21|Something else'
run "$ajel" refresh one
is 'but of what comes then' "$(wc -l <runs)" 4
rm runs
printf 'run\nrun\n' >runs
tell one "sh -c 'cat >>told; echo run >>runs'"

# A lost history that is read back from the feed is no news.
rm -rf "${store%/*}"
base '09:23|Lost and found' '09:22|Not for everybody' '09:21|Snow falls on the pass'
run "$ajel" refresh
is 'of a history that is read back nobody is told' "$(wc -l <runs)" 2

# Where it runs, with what, and when.
export SECRET=x
tell one "sh -c 'pwd >where; env >with; grep -c 0930 $public/one.atom >feed'"
base '09:30|The 0930 train is late'
run "$ajel" refresh
silent 'all is well'
is 'it runs at home' "$(cat where)" "$tmp"
is 'with few variables' "$(cut -d = -f 1 with | grep -v '^_$\|^PWD$\|^SHLVL$\|^OLDPWD$' | sort | tr '\n' ' ')" 'HOME LANG PATH TZ '
holds 'behind the feeds' test "$(cat feed)" -ge 1

# One that fails, is not there, doesn't read, prints too much.
tell one "sh -c 'echo no luck today >&2; exit 3'"
base '09:31|First of the failures'
run "$ajel" refresh
is_status 'no failure of the source' 0
err_is 'it is told' 'ajel: one: note: on-new ended with status 3: no luck today'
base '09:32|Second of the failures'
run "$ajel" refresh
silent 'not each time'
base '09:33|Third of the failures'
run "$ajel" refresh one
err_has 'but where somebody asked' 'note: on-new ended with status 3'
run "$ajel" status -f jsonl
out_has 'all is well with the source' '"failures":0'
tell two './nobody'
run "$ajel" refresh two
base '09:34|One more'
run "$ajel" refresh two
is_status 'a program that is not there' 0
err_has 'a program that is not there' "on-new ended with status 127: can't run ./nobody"
tell two true
base '09:35|And one more'
run "$ajel" refresh two
silent 'a program that reads nothing'
tell two "sh -c 'yes | head -c 3000000; yes | head -c 3000000 >&2; echo done >all'"
base '09:36|And another one'
run "$ajel" refresh two
silent 'a program that prints too much'
is 'to its end' "$(cat all)" done

# They run beside each other.
for k in a b c d; do tell slow-$k "sh -c 'sleep 1; echo >>slept'"; done
"$ajel" refresh slow-a slow-b slow-c slow-d
base '09:37|Slowly now'
from=$(date +%s%N)
run "$ajel" refresh slow-a slow-b slow-c slow-d
tenths=$((($(date +%s%N) - from) / 100000000))
is 'all were told' "$(wc -l <slept)" 4
holds 'at one time' test $tenths -lt 35

# No longer than a minute.
if command -v faketime >/dev/null && faketime -f +0 "$ajel" -V >/dev/null 2>&1; then
	tell two 'sleep 600'
	base '09:38|Waiting for ever'
	from=$(date +%s)
	run faketime -f '+0 x30' "$ajel" refresh two
	holds 'it is killed' test $(($(date +%s) - from)) -lt 30
	is_status 'what takes too long' 0
	err_has 'what takes too long' 'note: on-new took longer than 60 seconds'
else
	echo "SKIP on-new for too long: faketime is not here, or not for this build"
fi

# Nobody else waits for it.
tell two "sh -c 'echo >begun; exec sleep 50'"
rm -f begun
base '09:40|Slower still' '09:38|Waiting for ever'
"$ajel" refresh two >out 2>err &
child=$!
pids="$pids $child"
for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
	[ -s begun ] && break
	sleep 0.2
done
from=$(date +%s)
run "$ajel" refresh one
is_status 'another refresh beside one that waits for a program' 0
holds 'it does not wait either' test $(($(date +%s) - from)) -lt 20
holds 'the first one still does' kill -0 $child
kill -s TERM $child
wait $child 2>/dev/null
run "$ajel" history two
out_has 'what it brought is there' 'Slower still'

# A signal waits for nobody.
tell two "sh -c 'echo \$\$ >number; exec sleep 600'"
rm -f number
base '09:41|Interrupted' '09:40|Slower still'
"$ajel" refresh two >out 2>err &
child=$!
for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
	[ -s number ] && break
	sleep 0.2
done
kill -s TERM $child
wait $child 2>/dev/null
status=$?
is_status 'a signal' 143
is 'leaves nothing behind' "$(kill -0 "$(cat number)" 2>&1 | grep -c 'No such')" 1

run "$ajel" check
is_status 'the definitions are right' 0
tell two "sh -c 'open"
run "$ajel" check two
is_status 'a quote that is open' 2

done_testing
