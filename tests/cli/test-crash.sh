# test-crash.sh - a refresh that is killed, or finds the disk full or failing,
# at one of its system calls: nothing is half-done, and the next good run gives
# the same entries, ids, instants and feeds as if nothing had happened.
#
# It takes one call in twelve of those that change something; with
# AJEL_CRASH=each, each of them; with AJEL_CRASH=all, it is killed at every
# system call that there is.
. "${0%/*}/lib.sh"

# A traced process can't be traced again, and some machines forbid it.
if ! strace -o /dev/null true 2>/dev/null; then
	echo "SKIP crash: strace is not here, or may not trace"
	ok
	done_testing
fi
# Nothing that is traced can be looked through for leaks.
export ASAN_OPTIONS="${ASAN_OPTIONS:+$ASAN_OPTIONS:}detect_leaks=0"
step=12
[ -z "${AJEL_CRASH:-}" ] || step=1

saving=pwrite64,ftruncate,fsync,fdatasync
changing=$saving,write,rename,renameat,renameat2,unlink,unlinkat,mkdir,fchmod,fchown,flock

# prints: of each feed, and of all that the history holds of each source.
prints() {
	(cd "$public" && cksum [!.]*) 2>/dev/null
	for s in news other; do
		echo "$("$ajel" history -f jsonl -s "$store" $s 2>&1 | cksum) history of $s"
	done
}

# sound NAME: each feed, and the history of each source, is that of before or
# that of after. What shows both sources may show one as it was and one as it
# is.
sound() {
	if prints | grep -v -e ' index.html$' -e ' feeds.opml$' | grep -vxFf allowed >odd; then
		not_ok "$1: neither as before nor as after: $(cat odd)"
	fi
}

# healed NAME: the next run is good, all is as it would have been, and nothing
# else is left.
healed() {
	run "$ajel" refresh $now news other
	[ "$status" -eq 0 ] && [ ! -s err ] || not_ok "$1: the next run is not fine"
	prints >got
	cmp -s wanted got || not_ok "$1: $(diff wanted got)"
	[ "$(ls -A "$public" | wc -l)" -eq 8 ] || not_ok "$1: something is left: $(ls -A "$public")"
}

# hurt CALL HOW WHEN: a run in which that call is hurt; false when it never came
# to that.
hurt() {
	rm -rf .local
	cp -a before .local
	strace -f -qq -o trace -e trace="$1" -e inject="$1:$2:when=$3" \
	    "$ajel" refresh $now news other >out 2>err
	status=$?
	grep -q -e 'killed by SIGKILL' -e INJECTED trace
}

# calls NAMES: every such call that a run makes, in order, each as its name and
# its number among those of its name that its process makes, as strace counts.
# What befalls a call befalls that of the same number in each process.
calls() {
	rm -rf .local
	cp -a before .local
	strace -f -qq -o trace -e trace="$1" "$ajel" refresh $now news other
	sed -n 's/^\([0-9]*\)  *\([a-z0-9_]*\)(.*/\1 \2/p' trace |
	    awk '{ n = ++made[$1, $2] } n > most[$2] { print $2, most[$2] = n }'
}

# each STEP CALLS COMMAND...: the command with every so-manieth of those calls.
each() {
	first=$(($1 / 2 + 1))~$1
	calls "$2" | sed -n "${first}p" >list
	shift 2
	runs=0
	failures=0
	bad=$failed
	while read -r call n <&3; do
		"$@" "$call" "$n"
		runs=$((runs + 1))
	done 3<list
	[ "$bad" -ne "$failed" ] || ok
}

killed() {
	hurt "$1" signal=KILL "$2" || return
	sound "killed at $1 $2"
	healed "killed at $1 $2"
}

# fails ERROR FROM CALL N: that call fails, or with FROM "+" all such from then
# on. A run may do without some (what makes a file outlast a power cut); then it
# has done all that it should.
fails() {
	what="$1 at $3 $4$2"
	hurt "$3" "error=$1" "$4$2" || return
	case $status in
	0) [ ! -s err ] || not_ok "$what: a good run speaks" ;;
	1) failures=$((failures + 1)) ;;
	*) not_ok "$what: exit 1 wanted" ;;
	esac
	[ "$status" -eq 0 ] || [ -s err ] || not_ok "$what: it should be told"
	if cut -d : -f 2 err | sort | uniq -d | grep -q .; then not_ok "$what: told twice"; fi
	sound "$what"
	healed "$what"
}

# suffer NAME: all that can befall a run that begins with what is in `before`.
suffer() {
	rm -rf .local
	cp -a before .local
	prints >old
	run "$ajel" refresh $now
	is_status "$1" 0
	silent "$1"
	prints >wanted
	sort -u old wanted >allowed
	if [ "${AJEL_CRASH:-}" = all ]; then
		each 1 all killed
	else
		each $step "$changing" killed
	fi
	echo "$1: killed at $runs calls"
	for e in ENOSPC EIO; do
		each $step "$saving,write" fails $e ''
		echo "$1: $e at $runs calls: $failures runs failed"
		is "$1: $e: some runs fail" "$([ $failures -gt 1 ] && echo yes)" yes
		each $step "$saving" fails $e +
		echo "$1: $e from $runs calls on: $failures runs failed"
	done
}

now='-t 2025-08-15T06:40:00Z'
page t.html '09:13|Parliament passes the forest bill' '09:12|Railway line to the coast reopens' \
    '08:50|Dollar rises' '08:35|Museum opens a new exhibition' '08:20|Rain in the north'
page u.html '09:30|Stocks fall in early trading' '09:01|Bridge closed' '08:59|Bridge opened'
define news "file://$tmp/t.html" '[feed]' 'edits = new'
define other "file://$tmp/u.html"
mkdir before
suffer "the first run"
rm -rf .local before

# Three good fetches: the last has new lines, two of one minute, a new wording,
# a line that is gone for the second time; and a second source, all new.
run "$ajel" refresh -t 2025-08-15T06:30:00Z news
is_status "first fetch" 0
page t.html '09:31|Harbour closed by fog until noon' '09:13|Parliament passes the forest bill' \
    '09:12|Railway line to the coast reopens' '08:35|Museum opens a new exhibition' '08:20|Rain in the north'
run "$ajel" refresh -t 2025-08-15T06:35:00Z news
is_status "second fetch" 0
page t.html '09:38|Two lines of one minute: the second' '09:38|Two lines of one minute: the first' \
    '09:31|Harbour closed by fog until noon' '09:13|Parliament passes the forest and water bill' \
    '09:12|Railway line to the coast reopens' '08:35|Museum opens a new exhibition' '08:20|Rain in the north'
cp -a .local before
suffer "the third run"
"$ajel" history -f jsonl >log
is "the third run sees an edit" "$(grep -c '"status":"edited"' log)" 1
is "the third run sees a withdrawal" "$(grep -c '"status":"withdrawn"' log)" 1

# Two at once, the first held up while it writes a feed: it does the work, the
# other leaves, and readers wait for neither.
rm -rf .local
cp -a before .local
strace -f -qq -o trace -e trace=renameat,rename,renameat2 \
    -e inject=renameat,rename,renameat2:delay_enter=700000:when=1 \
    "$ajel" refresh $now news other >first 2>&1 &
sleep 0.3
run "$ajel" refresh $now news other
is_status "the second of two at once" 75
err_has "the second of two at once" '^ajel: locked: '
run "$ajel" history news
is_status "a reader meanwhile" 0
wait $!
is "the first of two at once" "$? $(cat first)" "0 "
prints >got
holds "the first of two at once did it all" cmp wanted got

done_testing
