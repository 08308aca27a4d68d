# test-follow.sh - lines as they come: each once, over restarts, beside a cron
# or alone.
. "${0%/*}/lib.sh"

# soon NAME COMMAND...: the command succeeds before long.
soon() {
	what=$1
	shift
	tries=0
	until "$@" >/dev/null 2>&1; do
		tries=$((tries + 1))
		if [ $tries -gt 200 ]; then
			status=0
			not_ok "$what: $* in time"
			return
		fi
		sleep 0.1
	done
	ok
}
lines_are() { [ "$(wc -l <"$1")" -eq "$2" ]; }
are_gone() { for p; do ! kill -0 "$p" 2>/dev/null || return 1; done; }
has_begun() { [ -s place ] && ls -l /proc/$child/fd | grep -q /place; }
# follow OPTION...: begins to follow into ./out, and waits until it has begun.
follow() {
	"$ajel" follow --resume place "$@" >>out 2>>err &
	child=$!
	pids="$pids $child"
	soon 'it has begun' has_begun
}
# end: ends what follows, as an administrator does.
end() {
	kill -s TERM $child
	wait $child 2>/dev/null
	status=$?
}
fresh() {
	rm -rf "$public" "${store%/*}" .config/ajel place out err
	: >out
	: >err
}

mkdir www
old='09:13|Parliament passes the forest bill'
older='09:12|Railway line to the coast reopens'
oldest='08:35|Museum opens a new exhibition'
base() { page www/t.html "$@" "$old" "$older" "$oldest"; }

# Beside a cron.
fresh
run "$ajel" follow --watch
is_status 'nothing to follow' 2
err_has 'nothing to follow' 'no sources: put a definition into'
define one "file://$tmp/www/t.html"
define two "file://$tmp/www/u.html"
base
page www/u.html "$old" "$older" "$oldest"
run "$ajel" follow --watch nobody
is_status 'a source that is none' 2
run "$ajel" follow -f atom
is_status 'a feed is no line' 2

: >out
: >err
follow --watch -f jsonl
"$ajel" refresh
base '09:20|Ministers meet in the capital'
"$ajel" refresh
soon 'a new line is printed' lines_are out 1
out_has 'the first page is no news' '"text":"Ministers meet in the capital"'
page www/t.html '09:20|Ministers meet in the capital tonight' "$older" "$oldest"
"$ajel" refresh
soon 'an edit is printed' lines_are out 2
out_has 'an edit says so' 'capital tonight".*"updated":.*"status":"edited"'
page www/t.html '09:20|Ministers meet in the capital tonight' "$older" "$oldest"
"$ajel" refresh
"$ajel" refresh
soon 'a withdrawal is printed' lines_are out 3
out_has 'a withdrawal says so' 'forest bill.*"status":"withdrawn"'
# A definition that came meanwhile, and lines of two fetches between two looks.
define three "file://$tmp/www/v.html"
page www/v.html "$old" "$older" "$oldest"
"$ajel" refresh
page www/v.html '09:25|Port opens again' "$old" "$older" "$oldest"
page www/u.html '09:21|Snow falls on the pass' "$old" "$older" "$oldest"
"$ajel" refresh
page www/v.html '09:26|Bridge is closed' '09:25|Port opens again' "$old" "$older" "$oldest"
"$ajel" refresh
soon 'lines of others too' lines_are out 6
is 'in the order in which they came' "$(sed -n '4,$s/.*"source":"\([a-z]*\)".*"text":"\([A-Za-z]*\).*/\1 \2/p' out | sort | tr '\n' ,)" \
    'three Bridge,three Port,two Snow,'
is 'the last one last' "$(sed -n '6s/.*"text":"\([A-Za-z]*\).*/\1/p' out)" Bridge
is 'nothing is said' "$(cat err)" ''
end
is_status 'SIGTERM' 143

# What is for programs has new wordings alone, unless a status is asked for.
: >out
rm place
follow --watch -f tsv one
page www/t.html '09:30|Court hears the case' '09:20|Ministers meet in the capital tonight' "$oldest"
"$ajel" refresh
page www/t.html '09:30|Court hears the case' '09:20|Ministers meet in the capital tonight' "$oldest"
"$ajel" refresh
"$ajel" refresh
page www/t.html '09:30|Court hears the case again' '09:20|Ministers meet in the capital tonight' "$oldest"
"$ajel" refresh
soon 'tsv' lines_are out 2
is 'the new line and its new wording' "$(cut -f 2 out | tr '\n' ,)" 'Court hears the case,Court hears the case again,'
is 'under one id' "$(cut -f 6 out | sort -u | wc -l)" 1
end

# Over restarts, each line once.

: >out
: >err
i=10
while [ $i -lt 16 ]; do
	page www/t.html "10:$i|Line number $i of the day" "$older" "$oldest"
	"$ajel" refresh one
	follow --watch -f jsonl
	page www/t.html "10:$i|Line number $i of the day, later" "10:$i|Another line, $i" "$older" "$oldest"
	"$ajel" refresh one
	case $i in
	*[02468]) end ;;
	*)
		soon 'all of it is out' grep -q "Another line, $i" out
		kill -s KILL $child
		wait $child 2>/dev/null
		;;
	esac
	i=$((i + 1))
done
follow --watch -f jsonl
came() { [ "$(grep "$1" out | grep -c "\"status\":\"$2\"")" -eq "$3" ]; }
soon 'no new line is lost' came 'Another line' new 6
soon 'nor another' came 'of the day"' new 6
soon 'nor an edit' came 'of the day, later' edited 6
end
is 'nothing comes twice' "$(sort out | uniq -d)" ''
is 'nor is anything said' "$(cat err)" ''

# Since a time: what there is already, and on first pages too.
: >out
rm place
follow --watch -f jsonl --since 2000d one
soon 'the history comes first' grep -q 'Museum opens a new exhibition' out
"$ajel" history -f jsonl --since 2000d one >wanted
soon 'all of it' cmp -s out wanted
define four "file://$tmp/www/w.html"
page www/w.html '09:40|Tunnel is finished' "$old" "$older" "$oldest"
end
: >out
follow --watch -f jsonl --since 2000d
"$ajel" refresh four
soon 'a first page is wanted then' lines_are out 4
end
: >out
follow --watch -f jsonl --since 2000d
end
is 'the place counts, not the time' "$(cat out)" ''

# A place of another history, of an older one, of nothing, of somebody else.
cp place place.good
cp -r "${store%/*}" backup
page www/w.html '09:45|Tunnel is opened' '09:40|Tunnel is finished' "$old" "$older" "$oldest"
"$ajel" refresh four
follow --watch
soon 'on it goes' sh -c '! cmp -s place place.good'
run "$ajel" follow --watch --resume place
is_status 'two of one place' 75
err_has 'two of one place' 'locked: another .ajel follow. keeps its place in place$'
end
run "$ajel" follow --watch --resume place -s "backup/${store##*/}"
is_status 'a backup' 2
err_has 'a backup' 'ahead of the history'
sed 's/[0-9a-f]\{32\}/00000000000000000000000000000000/' place >other
run "$ajel" follow --watch --resume other
is_status 'another history' 2
err_has 'another history' 'other is of another history; remove it to begin anew'
echo 'to do: feed the cat' >notes
run "$ajel" follow --watch --resume notes
is_status "somebody's file" 2
is "somebody's file is left alone" "$(cat notes)" 'to do: feed the cat'
run "$ajel" follow --watch --resume /dev/null
is_status 'no file' 2
err_has 'no file' "/dev/null can't keep a place; name a file"
run "$ajel" follow --watch --resume ''
is_status 'no name' 2
err_has 'no name' 'no name of a file; give one'

# A history that is replaced while it is watched.
: >out
: >err
follow --watch -f tsv one
rm -rf "${store%/*}"
base
"$ajel" refresh one
soon 'it is seen' test -s err
err_has 'it is said' 'note: another history is in place'
base '10:30|Theatre opens its doors'
"$ajel" refresh one
soon 'on with the new one' lines_are out 1
end

# A reader that goes away ends it, and not only when the next line comes.
"$ajel" follow --watch 2>err | head -n 0
ok
{ "$ajel" follow --watch 2>err; echo $? >ended; } | sleep 0.2
is 'nobody reads' "$(cat ended)" 0

# A reader that doesn't read: a signal ends it all the same, and what the pipe
# didn't take comes after the restart.
fresh
rm -f pipe
mkfifo pipe
define one "file://$tmp/www/t.html"
base
"$ajel" refresh
"$ajel" follow --watch -f jsonl --resume place >pipe 2>err &
child=$!
pids="$pids $child"
exec 8<pipe
soon 'a place' has_begun
long=$(printf 'the ministers speak of the harvest and %.0s' 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15)
i=159
set --
while [ $i -gt 9 ]; do
	set -- "$@" "$((8 + i / 60)):$((10 + i % 60 / 2))|A long headline number $i: $long"
	i=$((i - 1))
done
base "$@"
cp place before
"$ajel" refresh
soon 'it is at it' sh -c '! cmp -s place before'
sleep 0.5
kill -s TERM $child
soon 'a signal ends a writer that waits' are_gone $child
wait $child 2>/dev/null
status=$?
is_status 'by the signal' 143
cat <&8 >first
exec 8<&-
: >out
follow --watch -f jsonl
all=$("$ajel" history -f jsonl | grep -c 'A long headline')
soon 'the rest comes' sh -c "[ \$(cat first out | grep -c '}\$') -eq $all ]"
is 'each once' "$(cat first out | grep '}$' | sort | uniq -d | wc -l)" 0
holds 'some before, some after' test -s first -a -s out
end

# The past is handed out in the same way: a full disk costs nothing, and nor does
# a signal while a reader is slow; a reader that goes takes what stood in the pipe.
# past FILE: the rest of it comes, and then what is new.
past() {
	: >out
	follow --watch -f jsonl --since 2000d
	soon "$1: the rest comes" sh -c "[ \$(cat $1 out | grep -c '}\$') -eq $all ]"
	is "$1: each once" "$(cat "$1" out | grep '}$' | sort | cmp - wanted && echo same)" same
	is "$1: and is over" "$(wc -l <place)" 1
	end
	: >out
	follow --watch -f jsonl --since 2000d
	end
	is "$1: it doesn't come again" "$(cat out)" ''
	rm place
}
"$ajel" history -f jsonl | sort >wanted
all=$(wc -l <wanted)
rm place
: >nothing
"$ajel" follow --watch -f jsonl --since 2000d --resume place >/dev/full 2>err
status=$?
is_status 'a full disk' 1
err_has 'a full disk' 'standard output: No space left'
past nothing
: >nothing
"$ajel" follow --watch -f jsonl --since 2000d --resume place >pipe 2>err &
child=$!
pids="$pids $child"
exec 8<pipe
soon 'it is at it' has_begun
sleep 0.5
kill -s TERM $child
soon 'a signal ends a writer that waits' are_gone $child
cat <&8 >slow
exec 8<&-
holds 'a slow reader has some' test -s slow
past slow
"$ajel" follow --watch -f jsonl --since 2000d --resume place | head -n 1 >gone
: >out
follow --watch -f jsonl --since 2000d
soon 'a reader that goes: the rest comes' grep -q 'A long headline number 159' out
is 'a reader that goes: none twice' "$(cat gone out | sort | uniq -d)" ''
holds 'a reader that goes: what the pipe held is lost' test "$(wc -l <out)" -ge $((all / 8)) -a "$(wc -l <out)" -lt "$all"
end
rm place
"$ajel" follow --watch -f jsonl --since 2000d --resume place >pipe 2>err &
child=$!
pids="$pids $child"
exec 8<pipe
soon 'it is at it' has_begun
sleep 0.5
kill -s KILL $child
soon 'it is killed' are_gone $child
cat <&8 >killed
exec 8<&-
: >out
follow --watch -f jsonl
soon 'killed: the rest comes without the option' lines_are place 1
is 'killed: none twice' "$(cat killed out | grep '}$' | sort | uniq -d)" ''
end

# Alone: it refreshes what is due.
serve www 120
if [ -n "$port" ]; then
	fresh
	define one "http://127.0.0.1:$port/t.html"
	sed 's/^\[fetch\]/&\nrobots = ignore\ninterval = 1s/' .config/ajel/feeds/one.conf >x
	mv x .config/ajel/feeds/one.conf
	base
	follow -f jsonl
	soon 'it fetches' test -s "$public/one.atom"
	base '09:50|Ferry runs again'
	soon 'it goes on fetching' lines_are out 1
	soon 'the feed is written' grep -q Ferry "$public/one.atom"
	is 'quietly' "$(cat err)" ''
	both=$(pgrep -P $child | tr '\n' ' ')
	holds 'one process is beside it' test "$(echo $both | wc -w)" -eq 1
	end
	is_status 'SIGTERM' 143
	holds 'all of it is gone' are_gone $both
	follow -f jsonl
	both=$(pgrep -P $child | tr '\n' ' ')
	kill -s KILL $child
	wait $child 2>/dev/null
	soon 'nothing is left behind' are_gone $both
	soon 'nor a lock' sh -c "'$ajel' refresh || [ \$? -ne 75 ]"
	# A program that is slow holds up no page, and goes with the rest.
	printf '[feed]\non-new = sh -c "echo \$\$ >>slept; exec sleep 50"\n' >>.config/ajel/feeds/one.conf
	: >out
	follow -f jsonl
	base '09:53|Ferry is late' '09:50|Ferry runs again'
	soon 'a program is told' test -s slept
	base '09:54|Ferry is later' '09:53|Ferry is late' '09:50|Ferry runs again'
	soon 'the next page comes beside it' grep -q 'Ferry is later' out
	soon 'and the next program' lines_are slept 2
	end
	is_status 'SIGTERM' 143
	holds 'the programs are gone' are_gone $(cat slept)
	sed -i '/^\[feed\]/,$d' .config/ajel/feeds/one.conf
	: >out
	# Somebody else refreshes.
	follow -f jsonl
	exec 9>"$store.lock"
	flock 9
	base '09:51|Ferry stops' '09:50|Ferry runs again'
	sleep 1
	is 'a lock that another holds is no fault' "$(cat err)" ''
	exec 9>&-
	if hup_is_ignored; then
		echo 'SKIP follow, SIGHUP: nohup has it ignored'
		end
	else
		kill -s HUP $child
		wait $child 2>/dev/null
		status=$?
		is_status 'SIGHUP' 129
	fi
else
	echo "SKIP follow alone: the test server did not start"
fi

# Hundreds of rounds take nothing.
fresh
define one "file://$tmp/www/t.html"
base
"$ajel" refresh
follow --watch -f jsonl --status new
size() { awk '/^VmRSS/ { print $2 }' /proc/$child/status; }
files() { ls /proc/$child/fd | wc -l; }
# rounds FROM TO: a line at each minute after noon.
rounds() {
	i=$1
	while [ $i -le "$2" ]; do
		base "12:$i|Line of minute $i"
		"$ajel" refresh
		i=$((i + 1))
	done
	soon 'all are out' grep -q "minute $2\"" out
}
rounds 10 20
size=$(size)
files=$(files)
rounds 21 59
is 'each came' "$(wc -l <out)" 50
is 'no descriptor more' "$(files)" "$files"
if grep -q __asan_init "$ajel"; then
	echo 'SKIP follow, its memory: AddressSanitizer keeps what was freed'
else
	holds 'no memory to speak of' test "$(size)" -le $((size + 256))
fi
end

# The recipes of the manual, word for word but for the other machine's name.
stub() {
	printf '#!/bin/sh\necho "$@" >>%s/told\n' "$tmp" >"bin/$1"
	chmod +x "bin/$1"
}
free_port() { sh -c '"$0" www 1 | head -n 1' "$objects/tools/httpd" 2>/dev/null; }
# recipe COMMAND: the news reach whoever they are meant for.
recipe() {
	base "12:10|Line of minute 10"
	"$ajel" refresh
	rm -f told news.log ./*.place
	: >out
	setsid sh -c "$1" >out 2>err &
	child=$!
	pids="$pids $child"
	soon "$1: begins" pgrep -s $child ajel
	sleep 1
	base "12:$minute|Line of minute $minute" "12:10|Line of minute 10"
	"$ajel" refresh
	soon "$1" grep -qs "Line of minute $minute" out told news.log heard
	is "$1: says nothing wrong" "$(cat err)" ''
	minute=$((minute + 1))
	pkill -s $child
	wait $child 2>/dev/null
}
fresh
mkdir -p bin
ln -sf "$ajel" bin/ajel
PATH=$tmp/bin:$PATH
stub notify-send
define ad-diyar "file://$tmp/www/t.html"
minute=11
if command -v mosquitto >/dev/null && command -v mosquitto_pub >/dev/null; then
	port=$(free_port)
	printf 'listener %s 127.0.0.1\nallow_anonymous true\n' "$port" >broker.conf
	mosquitto -c broker.conf >broker.log 2>&1 &
	pids="$pids $!"
	mkdir -p .config
	echo "-p $port" | tee .config/mosquitto_pub >.config/mosquitto_sub
	soon 'the broker is there' mosquitto_pub -t test -m x
	mosquitto_sub -t news >heard 2>/dev/null &
	pids="$pids $!"
else
	echo "SKIP follow to a broker: mosquitto is not here"
fi
if command -v nc >/dev/null; then
	port=$(free_port)
	nc -lk 127.0.0.1 "$port" >heard.nc 2>/dev/null &
	pids="$pids $!"
else
	echo "SKIP follow over the network: nc is not here"
fi
if command -v mandoc >/dev/null && command -v jq >/dev/null; then
	examples "$here/../../man/ajel-follow.1" | sed "s/desk.example 7070/127.0.0.1 $port/" >recipes
	is 'there are recipes' "$([ "$(wc -l <recipes)" -ge 6 ] && echo yes)" yes
	while read -r command <&3; do
		case $command in
		*mosquitto_pub*) command -v mosquitto_pub >/dev/null || continue ;;
		*'nc -N'*)
			command -v nc >/dev/null || continue
			rm -f heard
			ln heard.nc heard
			;;
		esac
		recipe "$command"
	done 3<recipes
else
	echo "SKIP follow, its recipes: mandoc or jq is not here"
fi

done_testing
