# test-status.sh - how sources fare: each kind of trouble by its own word.
. "${0%/*}/lib.sh"
mkdir www
page www/t.html '09:13|Parliament passes the forest bill' \
    '09:12|Railway line to the coast reopens' '08:35|Museum opens a new exhibition'
serve www
if [ -z "$port" ]; then
	echo "SKIP status: the test server did not start"
	ok
	done_testing
fi
base=http://127.0.0.1:$port

# state NAME: the state of the source, as programs are told.
state() { "$ajel" status -q -f jsonl $at "$1" | sed 's/.*"state":"\([^"]*\)".*/\1/'; }
# member NAME SOURCE: the value of that member, or nothing.
member() { "$ajel" status -f jsonl $at "$2" | sed -n "s/.*\"$1\":\(\"[^\"]*\"\|[0-9.][0-9.]*\|\[[^]]*\]\).*/\1/p"; }
at='-t 2025-08-15T06:30:00Z'

run "$ajel" status
is_status "no sources" 2
err_has "no sources" '^ajel: usage: no sources: put a definition into '

define fine "file://$tmp/www/t.html" '[fetch]' 'interval = 1h'
define down http://127.0.0.1:1/
define busy "$base/status/503"
define other "file://$tmp/www/other.html"
define dry "file://$tmp/www/dry.html" '[ticker]' 'heading = عاجل 24/7'
define bad "file://$tmp/www/t.html" 'no-such-key = 1'
define missing "file://$tmp/www/nothing.html"
define untouched "file://$tmp/www/t.html"
echo '<html><p>Please wait while we check your browser.</p></html>' >www/other.html
echo '<html><meta charset="utf-8"><h2>عاجل 24/7</h2><ul></ul><p>All is quiet.</p></html>' >www/dry.html

run "$ajel" status
is_status "before the first fetch" 0
err_is "before the first fetch" \
    "ajel: status: note: there is no history at $store yet; ajel refresh makes it, -s names another"
out_has "before the first fetch" '^fine  *new '
run "$ajel" status -q
is "not with -q" "$(wc -c <err)" 0
run "$ajel" status -f prometheus -s gone/d/s.db
is_status "a monitor is not told of health" 1
out_is "a monitor is not told of health" ''
err_has "a monitor is not told of health" '^ajel: store: there is no history at gone/d/s.db; ajel refresh makes it'
run "$ajel" status -f prometheus -s gone.db -o kept.prom
is "its file stays as it was" "$(ls kept.prom 2>/dev/null)" ""
is "before the first fetch" "$(state fine)" new
is "a definition is read before it is fetched" "$(state bad)" definition

run "$ajel" refresh $at fine down busy other dry bad missing
is_status "the first fetch" 2
is "a good page" "$(state fine)" ok
is "no answer" "$(state down)" fetch
is "an answer that is no page" "$(state busy)" http
is "a page without its ticker" "$(state other)" ticker
is "a ticker without lines" "$(state dry)" lines
is "a definition that is wrong" "$(state bad)" definition
is "a file that isn't there" "$(state missing)" input
is "not fetched yet" "$(state untouched)" new

is "when it is due" "$(member next_due fine)" '"2025-08-15T07:30:00Z"'
is "when it was good" "$(member last_success fine)" '"2025-08-15T06:30:00Z"'
is "how many lines" "$(member lines fine)" 3
is "how many a day" "$(member lines_per_day fine)" 3.0
is "how it was found" "$(member detector fine)" '"list"'
is "no gaps" "$(member gaps fine)" '[]'
is "when it failed" "$(member last_failure other)" '"2025-08-15T06:30:00Z"'
is "how often" "$(member failures other)" 1
is "why" "$(member failure down | cut -c 2-30 | grep -c .)" 1
is "what is unknown is left out" "$(member last_success untouched)$(member next_due untouched)$(member lines_per_day untouched)" ""

run "$ajel" status $at
is_status "a table" 0
is "a line a source and one above" "$(wc -l <out)" 9
is "what is wrong stands first, by name" "$(awk 'NR > 1 { print $1 }' out | tr '\n' ' ')" \
    "bad busy down dry missing other untouched fine "
out_has "columns are aligned" '^source     state        good  due  lines  a day  gaps$'
out_has "the good one" '^fine       ok             0s   1h      3    3.0     0$'
out_has "why it fails, isolated" '^dry        lines       never  now      0            0  .no timed lines under the heading "عاجل 24/7"'
run "$ajel" status $at fine dry
is "those that are named" "$(awk 'NR > 1 { print $1 }' out | tr '\n' ' ')" "dry fine "

# It comes back; what failed once is remembered, but is no state.
page www/other.html '09:13|Parliament passes the forest bill' \
    '09:12|Railway line to the coast reopens' '08:35|Museum opens a new exhibition'
run "$ajel" refresh -t 2025-08-15T06:35:00Z other
is "all is well again" "$(state other)" ok
is "failures are over" "$(member failures other)" 0
is "the last one stays" "$(member last_failure other)" '"2025-08-15T06:30:00Z"'

# A gap.
page www/other.html '14:10|Bridge closed after an accident' '13:55|Ministers meet on the budget' '13:40|Power is back'
run "$ajel" refresh -t 2025-08-15T11:15:00Z other
at='-t 2025-08-15T11:20:00Z'
is "a gap" "$(member gaps other | sed 's/:..Z/Z/g')" '[{"from":"2025-08-15T06:13Z","to":"2025-08-15T10:40Z"}]'
is "is no state" "$(state other)" ok
run "$ajel" status $at other
out_has "a gap in the table" '  1  .lines may be missing from 2025-08-15T06:13:..Z to 2025-08-15T10:40:..Z'

# A page that answers, and says nothing for longer than is its habit.
steady() {
	lines=
	n=0
	while [ $n -lt 25 ]; do
		h=$((16 - n / 2)) m=$((n % 2 * 30))
		lines="$lines$(printf '<li><b>%02d:%02d</b> Headline number %d of the day</li>' $h $m $((${1:-0} + 24 - n)))"
		n=$((n + 1))
	done
	echo "<meta charset=utf-8><h2>عاجل 24/7</h2><ul>${2:-}$lines</ul>" >www/steady.html
}
define steady "file://$tmp/www/steady.html"
steady
run "$ajel" refresh -t 2025-08-15T13:40:00Z steady
steady 0 '<li><b>17:30</b> One more</li>'
run "$ajel" refresh -t 2025-08-15T14:40:00Z steady
at='-t 2025-08-15T19:40:00Z'
run "$ajel" refresh $at steady
is "five hours are a quiet evening" "$(state steady)" ok
at='-t 2025-08-15T21:40:00Z'
run "$ajel" refresh $at steady
is "seven are not" "$(state steady)" frozen
out=$(member warning steady)
is "it is said" "${out#*but no line came since }" '2025-08-15T14:40:00Z; the longest pause was 60 minutes"'
run "$ajel" status $at
is "a frozen one comes after what fails" "$(awk 'NR > 1 { print $2 }' out | uniq | tail -n 3 | tr '\n' ' ')" "frozen new ok "
at='-t 2025-08-16T09:40:00Z'
is "nobody asked the page" "$(state steady)" frozen

# A redesign that was healed is a warning.
define healed "file://$tmp/www/t.html" '[ticker]' 'heading = عاجل 24/7' "items = //ol[@class='gone']/li"
run "$ajel" refresh $at healed
is "healed is ok" "$(state healed)" ok
run "$ajel" status $at healed
out_has "but a person should look" 'items matches 0 lines.*Read instead'

# Sources without a definition.
rm "$HOME/.config/ajel/feeds/healed.conf"
run "$ajel" status $at
is "are not shown" "$(grep -c '^healed' out)" 0
run "$ajel" status -a $at
is "but with -a" "$(grep -c '^healed  *undefined' out)" 1
is "or when named" "$(state healed)" undefined

run "$ajel" status nobody
is_status "no such source" 2
err_has "no such source" '^ajel: usage: no such source: nobody; there are bad, busy, '
run "$ajel" status -f atom
is_status "no such format" 2
err_has "no such format" 'there are text, jsonl, prometheus$'
run "$ajel" status -o status.txt fine
silent "into a file"
is "into a file" "$(wc -l <status.txt)" 2

# Two runs at once: the one that comes late says so, and status waits for none.
(flock 9 && sleep 1) 9>"$store.lock" &
pids="$pids $!"
sleep 0.2
run "$ajel" refresh fine
is_status "another refresh runs" 75
run "$ajel" status fine
is_status "status while a refresh runs" 0
run "$ajel" status -s nowhere.db fine
is_status "without a history" 0
out_has "without a history all is new" '^fine    new'

done_testing
