# test-examples.sh - what the manual pages show: each command runs, and says
# nothing on standard error; each definition is right; nothing else is shown
# that isn't tried.
. "${0%/*}/lib.sh"
if ! command -v mandoc >/dev/null || ! command -v jq >/dev/null; then
	echo "SKIP examples: mandoc or jq is not here"
	ok
	done_testing
fi

manuals=$here/../../man
mkdir bin www
ln -s "$ajel" bin/ajel
PATH=$tmp/bin:$PATH
ticker() {
	page "$1" '09:13|The port opens again' '09:12|Railway line to the coast reopens' '08:35|Electricity is back'
}
ticker www/t.html
serve www
site=http://127.0.0.1:$port
for file in t page saved; do ticker $file.html; done
define ad-diyar "file://$tmp/t.html"
run ajel refresh
is_status "the source of the examples" 0
"$ajel" lines -f jsonl t.html >lines.jsonl
mkdir -p .sfeed/feeds

# here_for TEXT: with places of this test for those that are shown.
here_for() {
	sed "s,https://addiyar\.com/,$site/t.html,
	s,https://www\.example\.com/,$site/t.html,
	s, addiyar\.com\$, $site/t.html,
	s,/usr/local/bin/,,; s,/srv/prom/,$tmp/,"
}

# try COMMAND: as a reader would who asks to be asked nothing, or else takes
# whatever `ajel add` proposes at a terminal.
try() {
	case $1 in
	"ajel add -"*) run sh -c "$1" ;;
	"ajel add "*) run script -qec "$1" /dev/null <enters ;;
	*) run sh -c "$1" ;;
	esac
	is_status "$1" 0
	# Its loopback address has no country.
	is "$1: says nothing wrong" "$(grep -v '^ajel: ticker: note: the time zone ' err)" ""
	case $1 in "ajel add "*127.*)
		holds "$1: writes a definition" rm .config/ajel/feeds/ticker.conf
	esac
}
yes '' | head -n 9 >enters

for manual in "$manuals"/*.[15]; do
	examples "$manual" >>all
	case ${manual##*/} in
	# Definitions, below; commands that never end, in test-follow.sh.
	ajel-feeds.5 | ajel-follow.1) continue ;;
	esac
	examples "$manual" | here_for >commands
	is "${manual##*/} has examples" "$([ "$(wc -l <commands)" -gt 1 ] && echo yes)" yes
	while read -r command <&3; do
		case $command in
		*sfeed*)
			command -v sfeed >/dev/null || {
				echo "SKIP examples: sfeed is not here: $command"
				continue
			}
			;;
		esac
		try "$command"
	done 3<commands
done

for command in $("$ajel" help | sed -n 's/^  \([a-z]*\) .*/\1/p'); do
	[ $command != help ] || continue
	holds "$command has an example" grep -q "ajel $command\>" all
done

# others PAGE: what it shows that is no command.
others() { shown "$manuals/$1" | sed -n 's/^other //p'; }
for manual in "$manuals"/*.[15]; do
	case ${manual##*/} in
	ajel.1 | ajel-feeds.5 | ajel-lines.5 | ajel-status.1) continue ;;
	esac
	is "${manual##*/} shows nothing that isn't tried" "$(others "${manual##*/}")" ""
done

# Lines of newsboat's urls.
others ajel.1 | here_for >lines
is "lines for newsboat" "$(wc -l <lines)" 2
if command -v newsboat >/dev/null; then
	while read -r line <&3; do
		echo "$line" >urls
		rm -f cache.db
		run newsboat -q -C /dev/null -u urls -c cache.db -x reload print-unread
		out_is "$line" "3 unread articles"
	done 3<lines
else
	echo "SKIP examples: newsboat is not here"
fi

# Names of metrics in rules for alerts.
others ajel-status.1 | grep -o 'ajel_[a-z_]*' >metrics
is "rules for alerts" "$(wc -l <metrics)" 5
while read -r metric; do
	holds "$metric is there" grep -q "^$metric\($\| \|{\)" ajel.prom
done <metrics

# One line in each format.
define example https://news.example/
page one.html '09:13|Ceasefire holds, minister says' '09:12|Railway line to the coast reopens' '08:35|Electricity is back'
one() { ajel lines -t 2025-08-15T06:30:00Z -u example -f "$1" one.html | head -n 1; }
others ajel-lines.5 >formats
is "the text" "$(one text | sed "s/$(printf '\342\201\250')//; s/$(printf '\342\201\251')//")" "$(sed -n 1p formats)"
is "the tsv" "$(one tsv | sed "s/$(printf '\t')/→/g")" "$(sed -n 2,3p formats | sed 's/\\$//' | tr -d '\n')"
is "the jsonl" "$(one jsonl)" "$(sed -n '4,$s/\\*$//p' formats | tr -d '\n')"

# Definitions, each a block of its own.
mandoc -T utf8 -O width=200 "$manuals/ajel-feeds.5" | sed "s/.$(printf '\b')//g" | awk '
/^[A-Z]/ { examples = /^EXAMPLES/ }
!examples { next }
/^     [^ ]/ { n++ }
/^      / { sub(/^ */, ""); print > "definition." n }'
is "definitions" "$(echo definition.*)" \
    "definition.1 definition.2 definition.3 definition.4 definition.5"
{
	echo '<html><meta charset="utf-8"><h2>Nyheter</h2><ul id="wire">'
	for clock in 14:10 13:05 12:44; do
		echo "<li><b>$clock</b> <a href='https://news.example/$clock'>Hamnen stannar efter stormen kl $clock</a></li>"
	done
	echo '</ul><h2>Senaste nytt</h2><ul>'
	for clock in 18.47 18.20 17.55; do
		echo "<li>$clock Regeringen lade fram sin budget nummer $clock</li>"
	done
	echo '</ul></html>'
} >two.html
# defined N PAGE FIRST WORDS: the Nth, of that page, gives a line that begins so.
defined() {
	cat ${4:-} "definition.$1" | sed "s,https://news\.example/,file://$tmp/$2,
	s,file:///var/cache/pages/news\.html,file://$tmp/$2," >".config/ajel/feeds/d$1.conf"
	run ajel check ".config/ajel/feeds/d$1.conf"
	is_status "definition $1" 0
	is "definition $1: nothing is wrong" "$(cat err)" ""
	run ajel lines -f jsonl "d$1"
	out_has "definition $1" "\"text\":\"$3"
}
defined 1 t.html 'The port'
defined 2 two.html 'Regeringen'
defined 3 two.html 'Hamnen' definition.1
defined 5 t.html 'The port'
run ajel lines -f jsonl d3
out_has "definition 3: its links" '"url":"https://news.example/14:10"'
is "its list alone" "$(grep -c Hamnen out)" "$(wc -l <out)"
cp definition.4 .config/ajel/ajel.conf
run ajel refresh d1
is_status "where the feeds are served" 0
holds "where the feeds are served" grep -q 'rel="self"[^>]* href="https://feeds.example/ticker/d1.atom"' "$public/d1.atom"

done_testing
