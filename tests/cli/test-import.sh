# test-import.sh - ajel add --import: what another program follows.
. "${0%/*}/lib.sh"
feeds=$HOME/.config/ajel/feeds
mkdir www
cat >www/p.html <<'X'
<html><body><div><h2>Wrong</h2><p><b>10:00</b> <a href=/w>not this</a></p></div>
<ul id=t><li><b>09.13</b> <a href=/1>One bridge closed</a> <a href=/s>Share it</a>
<li><b>09.11</b> <a href=/2>Two roads open</a> <a href=/s>Share it</a>
<li><b>08.40</b> <a href=/3>Three trains late</a> <a href=/s>Share it</a></ul></body></html>
X
serve www
page=http://127.0.0.1:$port/p.html

# says NAME RE: a line of standard error, among others.
says() {
	if grep -Eq -- "$2" err; then ok; else not_ok "$1: standard error has no line with: $2"; fi
}

# frss TITLE URL ATTRIBUTES: a page that FreshRSS reads by XPath.
frss() {
	echo "<outline text='$1' type='HTML+XPath' xmlUrl='$2' $3/>"
}
opml() { # OUTLINE...
	echo '<?xml version="1.0"?><opml version="2.0"'
	echo 'xmlns:frss="https://freshrss.org/opml"><head/><body>'
	for o in "$@"; do echo "$o"; done
	echo '</body></opml>'
}

# ---- FreshRSS
rules="frss:xPathItem=\"//ul[@id='t']/li\" frss:xPathItemTitle='descendant::a'
frss:xPathItemUri='descendant::a/@href' frss:xPathItemTimestamp='b' frss:xPathItemTimeFormat='H.i'"
opml "$(frss "The Wire" "https://wire.example.com.lb/" "$rules")" >f.opml
run "$ajel" add --import -n f.opml
is_status "-n" 0
out_has "-n prints the file's name" '^# example.conf$'
out_has "-n prints the definition" '^timezone = Asia/Beirut$'
holds "-n writes nothing" [ ! -e "$feeds" ]
run "$ajel" add --import f.opml
is_status "FreshRSS" 0
silent_err() { [ ! -s err ]; }
holds "a good run says nothing on standard error" silent_err
out_has "FreshRSS" "^wrote $feeds/example.conf$"
run "$ajel" check
is_status "what was written is right" 0
run "$ajel" add --import f.opml
is_status "once more" 0
err_has "once more" '^ajel: example: note: reads these lines already: The Wire$'
is "no second file" "$(ls "$feeds")" example.conf
run "$ajel" lines -f tsv -u example -t 2025-08-15T07:00:00Z www/p.html
is_status "the lines" 0
is "the first node of each expression is meant" "$(cut -f 1-3 out | head -n 1)" \
    "1755238380	One bridge closed	https://wire.example.com.lb/1"
is "all lines" "$(wc -l <out)" 3
rm -r "$feeds"

# ---- entries that can't be taken, beside one that can
opml "$(frss "The Wire" "https://wire.example.com.lb/" "$rules")" \
    "$(frss "Broken" "https://b.example/" "frss:xPathItem='//li['")" \
    "$(frss "Top" "https://top.example/" "frss:xPathItem='//li' frss:xPathItemTitle='//h2'")" \
    "<outline text='A feed' type='rss' xmlUrl='https://f.example/x' htmlUrl='https://f.example/'/>" >f.opml
run "$ajel" add --import -z Asia/Beirut f.opml
is_status "some are refused" 1
says "what is no XPath" '^ajel: Broken: definition: items: not an XPath 1.0 expression: //li\['
says "what is absolute" '^ajel: top: note: text begins at the top of the page \(//h2\)'
says "what is a feed" '^ajel: A feed: definition: is a feed already, .* try ajel add https://f.example/'
says "how many" '^ajel: f.opml: input: 2 of 4 not taken over$'
is "the others are written" "$(ls "$feeds" | tr '\n' ' ')" "example.conf top.conf "
holds "what is absolute is said in the file" grep -q '^# LOOK: text begins' "$feeds/top.conf"
run "$ajel" add --import --name x f.opml
is_status "--name for many" 2
rm -r "$feeds"

# ---- a page that a stranger's file must not lead to
opml "$(frss "Router" "http://192.168.0.1/" "$rules frss:CURLOPT_USERAGENT='me/1'")" >f.opml
run "$ajel" add --import -z UTC f.opml
is_status "a private address" 0
says "a private address" '^ajel: router: note: leads to .*allow-private = yes'
holds "it is not allowed" grep -q '^#allow-private = yes' "$feeds/router.conf"
holds "its header" grep -q '^header   = User-Agent: me/1' "$feeds/router.conf"
out_has "says what is next" '^next: ajel refresh$'
rm -r "$feeds"

# ---- a name that is taken
mkdir -p "$feeds"
printf '[source]\nurl = https://other.example/\ntimezone = UTC\n' >"$feeds/mine.conf"
opml "$(frss "The Wire" "https://wire.example.com.lb/" "$rules")" >f.opml
run "$ajel" add --import --name mine f.opml
is_status "a name that is taken" 1
says "a name that is taken" '^ajel: The Wire: definition: there is a source mine already'
is "what was there stays" "$(sed -n 2p "$feeds/mine.conf")" "url = https://other.example/"
run "$ajel" add --import --name wire - <f.opml
is_status "standard input" 0
holds "standard input" [ -e "$feeds/wire.conf" ]
rm -r "$feeds"

# ---- RSS-Bridge
bridge="https://bridge.example/?action=display&bridge=XPathBridge&url=https%3A%2F%2Fwire.example%2F"
run "$ajel" add --import -z Asia/Beirut "$bridge&item=//ul/li&title=.//a&uri=.//a/@href&timestamp=.//b&format=Atom"
is_status "an address" 0
run sed -i 's/^untimed/clock = dot\n&/; s/^link/clock = dot\n&/' "$feeds/wire.conf"
run "$ajel" lines -f tsv -u wire -t 2025-08-15T07:00:00Z www/p.html
is "its lines" "$(cut -f 1-3 out | head -n 1)" \
    "1755238380	One bridge closed	https://wire.example/1"
rm -r "$feeds"

# ---- selectors: the same page, in three wordings
selects() { # NAME WHAT
	holds "$2 is written" [ -e "$feeds/$1.conf" ]
	sed -i 's/^link/clock = dot\n&/' "$feeds/$1.conf"
	run "$ajel" lines -f tsv -u "$1" -t 2025-08-15T07:00:00Z www/p.html
	is "$2: a line" "$(cut -f 2-3 out | head -n 1)" \
	    "One bridge closed	https://wire.example/1"
	is "$2: all lines" "$(wc -l <out)" 3
	is "$2: its time" "$(cut -f 1 out | head -n 1)" 1755238380
	rm -r "$feeds"
}
css="https://bridge.example/?action=display&home_page=https%3A%2F%2Fwire.example%2F"
echo "$css&bridge=CssSelectorComplexBridge&entry_element_selector=%23t+li&title_selector=a&time_selector=b" >urls
run "$ajel" add --import -z Asia/Beirut urls
is_status "CssSelectorComplexBridge" 0
selects wire CssSelectorComplexBridge
echo "$css&bridge=CssSelectorBridge&url_selector=%23t+%3E+li" >urls
run "$ajel" add --import -z Asia/Beirut urls
is_status "CssSelectorBridge" 0
selects wire CssSelectorBridge
cat >feeds.toml <<'X'
[rsspls]
output = "/tmp"

[[feed]]
title = "The Wire"
filename = "Bridges.rss"

[feed.config]
url = "https://wire.example/"
item = "#t > li:not(.ad)"
heading = "a:first-of-type"
date = { selector = "b" }
X
run "$ajel" add --import -z Asia/Beirut feeds.toml
is_status "rsspls" 0
selects bridges rsspls

# ---- files that nothing can be made of
run "$ajel" add --import none.opml
is_status "no file" 2
err_has "no file" '^ajel: none.opml: definition: '
{
	echo '<!DOCTYPE opml [<!ENTITY a "lol">'
	for i in b c d e f g h i j; do
		p=$(echo $i | tr b-j a-i)
		echo "<!ENTITY $i \"&$p;&$p;&$p;&$p;&$p;&$p;&$p;&$p;&$p;&$p;\">"
	done
	echo ']><opml><body><outline text="&j;" xmlUrl="x"/></body></opml>'
} >bomb.opml
run timeout 10 "$ajel" add --import bomb.opml
is_status "a bomb" 2
err_has "a bomb" '^ajel: bomb.opml: definition: '
echo '<!DOCTYPE opml SYSTEM "'"$page"'"><opml/>' >dtd.opml
run "$ajel" add --import dtd.opml
is_status "a DTD elsewhere" 2
err_has "a DTD elsewhere" 'it has a DOCTYPE'
truncate -s 100M big.opml
run "$ajel" add --import big.opml
is_status "100 MB" 2
run "$ajel" add --import -u https://x.example/ f.opml
is_status "-u" 2
holds "none of them writes anything" [ ! -e "$feeds" ]
done_testing
