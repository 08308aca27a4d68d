# test-usage.sh - help, versions, wrong options: what a newcomer meets first.
. "${0%/*}/lib.sh"

for c in lines feed add refresh follow explain history status check time help; do
	run "$ajel" $c -h
	is_status "$c -h" 0
	out_has "$c -h" "^usage: ajel $c "
	is "$c -h says nothing on standard error" "$(cat err)" ""
	run "$ajel" $c --help
	is_status "$c --help" 0
	run "$ajel" $c --no-such
	is_status "$c --no-such" 2
	err_has "$c --no-such" '^ajel: usage: .*--no-such'
	run "$ajel" $c -Z
	is_status "$c -Z" 2
	err_has "$c -Z" '^ajel: usage: .*-Z'
	"$ajel" $c -h >wanted
	run "$ajel" help $c
	is_status "help $c" 0
	holds "help $c is its -h" cmp wanted out
done

run "$ajel" -h
is_status "-h" 0
out_has "-h" '^usage: ajel '
mv out wanted
run "$ajel" help
is_status "help" 0
holds "help is -h" cmp wanted out
run "$ajel" help lines feed
is_status "help of two" 2
for v in -V --version; do
	run "$ajel" $v
	is_status "$v" 0
	out_has "$v" '^ajel [0-9]'
	out_has "$v names the tz database" '^tz '
	out_has "$v says what protects from pages" '^jail [a-zA-Z]'
done

run "$ajel"
is_status "no command" 2
err_has "no command" '^ajel: usage: a command is missing; ajel help '
for c in fetchit 'help fetchit'; do
	run "$ajel" $c
	is_status "$c: unknown command" 2
	err_has "$c: unknown command" '^ajel: usage: no such command: fetchit; ajel help '
done
for c in refersh 'help refersh'; do
	run "$ajel" $c
	is_status "$c: a slip" 2
	err_has "$c: a slip" 'no such command: refersh; did you mean refresh[?]'
done
run "$ajel" refresh --dryrun
is_status "a slip in an option" 2
err_has "a slip in an option" 'no such option: --dryrun; did you mean --dry-run[?]'
run "$ajel" refresh --dryrun=1
err_has "the same with a value" 'no such option: --dryrun=1; did you mean --dry-run[?]'
run "$ajel" refresh --limit
err_has "an option of another command isn't meant" 'no such option: --limit; see the help'

# No source at all, and names of none.
for c in refresh follow status check; do
	run "$ajel" $c
	is_status "$c: no source at all" 2
	err_has "$c: no source at all" "no sources: put a definition into $HOME/.config/ajel/feeds, as ajel add "
done
for c in refresh follow status history 'lines - -u'; do
	run "$ajel" $c wire </dev/null
	err_has "$c: none of that name" 'no such source: wire; there is none yet; ajel add '
done
for c in lines feed explain; do
	run "$ajel" $c example.com
	is_status "$c: an address of which half is missing" 1
	err_has "$c: an address of which half is missing" \
	    '^ajel: example.com: input: .*No such file or directory, .*begins with https://'
done
define wire "file://$tmp/p.html"
for c in refresh follow status history lines feed explain 'lines - -u'; do
	run "$ajel" $c wrie </dev/null
	err_has "$c: a slip in a name" 'did you mean wire[?]'
done
mkdir -p share/ajel/feeds
cp .config/ajel/feeds/wire.conf share/ajel/feeds/press.conf
for c in refresh status lines; do
	run env XDG_DATA_DIRS="$tmp/share" "$ajel" $c press
	err_has "$c: a source of the catalogue" 'the catalogue has it: ajel add press'
done
run "$ajel" check wire
is_status "no file to check" 2
err_has "no file to check" "that name is $HOME/.config/ajel/feeds/wire.conf"
run "$ajel" add ''
err_has "nothing to add" '^ajel: usage: (neither an|no) address'

# Somebody else's history.
if [ "$(id -u)" -eq 0 ] && command -v setpriv >/dev/null; then
	cp "$ajel" other
	mkdir theirs
	chmod 711 "$tmp"
	touch theirs/h.db.lock
	chmod 600 theirs/h.db.lock
	run setpriv --reuid=65534 --regid=65534 --clear-groups ./other refresh -s theirs/h.db
	is_status "somebody else's history" 1
	err_has "somebody else's history" 'h.db.lock: Permission denied; run as its owner, or name another'
	echo 1 >theirs/h.db
	chmod 600 theirs/h.db
	run setpriv --reuid=65534 --regid=65534 --clear-groups ./other history -s theirs/h.db
	err_has "somebody else's history, to be read" 'h.db: Permission denied; run as its owner, or name another'
	chmod 700 "$tmp"
else
	echo "SKIP usage, somebody else's history: only root can try"
fi
rm -r .config
run "$ajel" lines
is_status "no page" 2
err_has "no page" '^ajel: usage: an argument is missing'
run "$ajel" lines a b
is_status "two pages" 2
err_has "two pages" '^ajel: usage: one argument too many: b'
run "$ajel" lines -z
is_status "option without its argument" 2
err_has "option without its argument" '^ajel: usage: .*-z'
run "$ajel" lines -z Asia/Beruit -
is_status "no such zone" 2
err_has "no such zone" 'no such time zone: Asia/Beruit; did you mean Asia/Beirut[?]'
for command in follow history; do
	run "$ajel" $command -h
	out_has "the zone of $command is no page's" '--zone ZONE  *clocks of text, and of a TIME'
done
run "$ajel" lines -h
out_has "the zone of lines is the page's" '--zone ZONE  *time zone of the printed times'
run "$ajel" lines -t yesterday -
is_status "no such time" 2
err_has "no such time" 'yesterday'
run "$ajel" lines -f atom -
is_status "a feed is no format of lines" 2
err_has "a feed is no format of lines" '^ajel: -: usage: no such format: atom; there are text, tsv, jsonl'
echo '<p>09:13 x</p>' >p.html
run "$ajel" lines -i pdf p.html
is_status "no such input" 2
err_has "no such input" '^ajel: p.html: usage: .*pdf' 
run "$ajel" refresh -j 0
is_status "no fetches at a time" 2
run "$ajel" lines ftp://x.example/
is_status "no such scheme" 2

run "$ajel" lines ''
is_status "an empty argument" 2
run "$ajel" feed -l '"><x' p.html
is_status "no such language" 2
run "$ajel" lines http://me:secret@127.0.0.1:1/
is_status "a password in an address" 2
is "the password isn't repeated" "$(grep -c secret err)" 0
run "$ajel" lines 'http://127.0.0.1:1/x?token=secret'
is_status "a query" 1
is "the query isn't repeated" "$(grep -c secret err)" 0
run "$ajel" lines "$(printf 'a\033[31m\nb')"
err_has "a name can't command a terminal" '^ajel: a \[31m b: input: '

# Without its standard descriptors nothing else takes their place.
printf '<h2>Breaking</h2><ul><li>09:13 One thing happened<li>09:12 Another did<li>09:11 And a third</ul>' >page.html
run sh -c "'$ajel' lines page.html <&-"
is_status "no standard input" 0
run sh -c "'$ajel' lines - <&-"
is_status "no standard input, which is the page" 1
err_has "no standard input, which is the page" '^ajel: -: input: .*Bad file descriptor'
run sh -c "'$ajel' lines page.html >&-"
is_status "no standard output" 1
err_has "no standard output" '^ajel: page.html: output: .*Bad file descriptor'
run sh -c "'$ajel' lines page.html <&- 2>&-"
is_status "no standard error" 0

done_testing
