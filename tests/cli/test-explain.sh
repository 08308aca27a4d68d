# test-explain.sh - ajel explain and ajel check.
. "${0%/*}/lib.sh"
page p.html '09:13|Parliament passes the forest bill' \
    '09:12|Railway line to the coast reopens' '08:35|Museum opens a new exhibition'
cat >>p.html <<'X'
<h2>Programme</h2><ol><li>10:00 First film of the day here</li><li>12:00 Second film of the day here</li>
<li>14:00 Third film of the day here</li></ol>
X
run "$ajel" explain -z Asia/Beirut -t 2025-08-15T06:30:00Z p.html
is_status "explain" 0
out_has "the list that was taken" 'TAKEN, score [0-9]+'
out_has "the list that was refused" 'refused, score [0-9]+: runs oldest first'
out_has "how a time was read" '09:13.*2025-08-15T06:13:00Z  clock, to 60 s: a clock; the newest day that fits the list'
out_has "what a definition says to have it" '^  items = .*/li$'
out_has "what weighs" '^  weighs  .*ordered \+[0-9]+'
run "$ajel" explain -f jsonl p.html
is_status "explain -f jsonl" 0
out_has "an object a list" '^\{"score":[0-9]+,"chosen":true,.*"features":\{.*"lines":\[\{"time_text":"09:13"'
run "$ajel" explain -f tsv p.html
is_status "explain -f tsv" 2
err_has "explain -f tsv" 'usage: no such format: tsv; there are text, jsonl'
run "$ajel" explain -z Asia/Beirut -t 2025-08-15T06:30:00Z p.html
out_has "the charset" 'charset +UTF-8 \(by bytes\)'
cat >machine.html <<'X'
<ul><li><time datetime="2025-08-15T06:13:00Z">09:13</time> <b>Parliament passes the forest bill</b></li>
<li><time datetime="2025-08-15T06:12:00Z">09:12</time> <b>Railway line to the coast reopens</b></li>
<li><time datetime="2025-08-15T05:35:00Z">08:35</time> <b>Museum opens a new exhibition</b></li></ul>
X
run "$ajel" explain -z Asia/Beirut -t 2025-08-15T06:30:00Z machine.html
out_has "a time of an attribute" '09:12.*2025-08-15T06:12:00Z  zoned, to 1 s: datetime attribute, a date'
cat >data.html <<'X'
<h1>Storm</h1><script type="application/ld+json">{"@type":"LiveBlogPosting","headline":"Storm","liveBlogUpdate":[
{"headline":"Ferries stop for the night","datePublished":"2025-08-15T06:13:00Z"},
{"headline":"Schools stay closed tomorrow","datePublished":"2025-08-15T06:02:00Z"},
{"headline":"Wind brings down trees","datePublished":"2025-08-15T05:50:00Z"}]}</script>
X
run "$ajel" explain -t 2025-08-15T06:30:00Z data.html
out_has "lines that are data" '^  items   no XPath is needed: '
echo '<p>nothing</p>' >none.html
run "$ajel" explain none.html
is_status "explain of a page without a ticker" 1
err_has "explain of a page without a ticker" '^ajel: none.html: ticker: '

define good "file://$tmp/p.html"
run "$ajel" check
is_status "check of all definitions" 0
silent "check of all definitions"
run "$ajel" check -v
err_has "check -v" 'good.conf: fine'
define worse "file://$tmp/p.html" '[ticker]' 'heading ='
run "$ajel" check
is_status "check of a wrong definition" 2
err_has "check of a wrong definition" '^ajel: worse: definition: .*worse.conf:7: '
rm "$HOME/.config/ajel/feeds/worse.conf"
for x in '//li[' '//x:li' ']'; do
	define xpath "file://$tmp/p.html" '[ticker]' "items = $x"
	run "$ajel" check
	is_status "check of XPath $x" 2
	err_has "check of XPath $x" '^ajel: xpath: definition: items: '
done
rm "$HOME/.config/ajel/feeds/xpath.conf"
cp "$HOME/.config/ajel/feeds/good.conf" "$HOME/.config/ajel/feeds/Bad Name.conf"
run "$ajel" check
is_status "check of a name that is none" 2
err_has "check of a name that is none" 'Bad Name.conf: a source.s name is made of'
rm "$HOME/.config/ajel/feeds/Bad Name.conf"
mkfifo "$HOME/.config/ajel/feeds/pipe.conf"
run timeout 5 "$ajel" check
is_status "check of a pipe" 1
err_has "check of a pipe" 'pipe.conf: not a regular file'
rm "$HOME/.config/ajel/feeds/pipe.conf"
run "$ajel" check p.html
is_status "check of neither" 2
echo '<feed' >x.atom
run "$ajel" check x.atom
is_status "check of a broken feed" 1
err_has "check of a broken feed" '^ajel: x.atom: output: '
done_testing
