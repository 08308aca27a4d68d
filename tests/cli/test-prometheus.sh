# test-prometheus.sh - how sources fare, in the exposition format, held against
# its grammar: one bad line and node_exporter reads none.
. "${0%/*}/lib.sh"

# The format is described in Prometheus's "Text-based format", version 0.0.4.
# Prints a line a fault: what isn't a line of it, a metric twice, a sample that
# stands under another's TYPE, a series twice.
cat >grammar.awk <<'E2'
function fault(what) { printf "line %d: %s: %s\n", NR, what, $0 }
BEGIN {
	name = "[a-zA-Z_:][a-zA-Z0-9_:]*"
	value = "\"([^\"\\\\]|\\\\[\\\\\"n])*\""
	label = "[a-zA-Z_][a-zA-Z0-9_]*=" value
	sample = "^" name "([{]" label "(," label ")*[}])? -?[0-9]+([.][0-9]+)?$"
}
/^# HELP / { if ($3 in help || NF < 4) fault("HELP"); help[$3] = 1; next }
/^# TYPE / {
	if ($3 in type || !($3 in help) || $4 != "gauge" || NF != 4) fault("TYPE")
	type[$3] = 1
	at = $3
	next
}
$0 !~ sample { fault("no sample"); next }
{
	series = $0
	sub(/ [^ ]*$/, "", series)
	if (series in seen) fault("twice")
	seen[series] = 1
	metric = series
	sub(/[{].*/, "", metric)
	if (metric != at) fault("not under its TYPE")
}
E2
# right NAME: ./out is of that grammar, in UTF-8, and ends with its last line.
right() {
	is "$1: the grammar" "$(awk -f grammar.awk out)" ""
	holds "$1: UTF-8" iconv -f UTF-8 -t UTF-8 out
	is "$1: the end" "$(tail -c 1 out | od -An -c | tr -d ' ')" '\n'
}
# sample SERIES: its value.
sample() { SERIES="ajel_$1 " awk 'index($0, ENVIRON["SERIES"]) == 1 { print $NF }' out; }

# The checker finds what it is for.
printf '# HELP a b\n# TYPE a gauge\na{x="1"} 1\na{x="1"} 2\nb 1\na{x="\\q"} 1\na{x="1} 1\na 1.\n# TYPE c gauge\n' >out
is "the checker" "$(awk -f grammar.awk out | cut -d : -f 1,2 | tr '\n' ';')" \
    'line 4: twice;line 5: not under its TYPE;line 6: no sample;line 7: no sample;line 8: no sample;line 9: TYPE;'

mkdir www
page www/t.html '09:13|Parliament passes the forest bill' \
    '09:12|Railway line to the coast reopens' '08:35|Museum opens a new exhibition'
define fine "file://$tmp/www/t.html" '[fetch]' 'interval = 1h'
define missing "file://$tmp/www/nothing.html"
define untouched "file://$tmp/www/t.html"
run "$ajel" refresh -t 2025-08-15T06:30:00Z fine
run "$ajel" refresh -t 2025-08-15T06:31:00Z missing
page www/t.html '14:10|Bridge closed after an accident' '13:55|Ministers meet on the budget' '13:40|Power is back'
run "$ajel" refresh -t 2025-08-15T11:15:00Z fine

run "$ajel" status -f prometheus -t 2025-08-15T11:20:00Z
is_status "all sources" 0
right "all sources"
is "a state" "$(sample 'source_state{source="fine",state="ok"}')" 1
is "of failure" "$(sample 'source_state{source="missing",state="input"}')" 1
is "of novelty" "$(sample 'source_state{source="untouched",state="new"}')" 1
is "one state a source" "$(grep -c '^ajel_source_state{' out)" 3
is "the last success" "$(sample 'source_last_success_timestamp_seconds{source="fine"}')" \
    "$(date -d 2025-08-15T11:15:00Z +%s)"
is "the last failure" "$(sample 'source_last_failure_timestamp_seconds{source="missing"}')" \
    "$(date -d 2025-08-15T06:31:00Z +%s)"
is "when it is due" "$(sample 'source_next_due_timestamp_seconds{source="fine"}')" \
    "$(date -d 2025-08-15T12:15:00Z +%s)"
is "failures" "$(sample 'source_failures{source="fine"}') $(sample 'source_failures{source="missing"}')" "0 1"
is "lines" "$(sample 'source_lines{source="fine"}')" 6
is "lines a day" "$(sample 'source_lines_per_day{source="fine"}')" 6
is "gaps" "$(sample 'source_gaps{source="fine"}')" 1
is "the present" "$(sample status_timestamp_seconds)" "$(date -d 2025-08-15T11:20:00Z +%s)"
is "what is unknown has no sample" "$(grep -c 'success.*"missing"\|success.*"untouched"\|failure_.*"fine"\|day{.*"missing"' out)" 0

# A part of a line a day has its decimal.
run "$ajel" status -f prometheus -t 2025-08-19T06:10:00Z fine
right "days later"
is "a line and a half a day" "$(sample 'source_lines_per_day{source="fine"}')" 1.5

# A file may be called anything.
odd=$(printf 'a"b\\c\nd\377e')
cp "$HOME/.config/ajel/feeds/untouched.conf" "$HOME/.config/ajel/feeds/$odd.conf"
run "$ajel" status -f prometheus
is_status "odd names" 0
right "odd names"
is "odd names are escaped" "$(grep -c '^ajel_source_failures{source="a\\"b\\\\c\\nd.e"} ' out)" 1
rm "$HOME/.config/ajel/feeds/$odd.conf"

# The collector must never see half a file.
mkdir textfile
run "$ajel" status -f prometheus -o textfile/ajel.prom
is_status "into a file" 0
silent "into a file"
mv textfile/ajel.prom out
right "into a file"
is "nothing besides" "$(ls -A textfile)" ""

done_testing
