# test-usage.sh - help, versions, wrong options: what a newcomer meets first.
. "${0%/*}/lib.sh"

for c in lines feed refresh explain history status check time; do
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
done

run "$ajel" -h
is_status "-h" 0
out_has "-h" '^usage: ajel '
for v in -V --version; do
	run "$ajel" $v
	is_status "$v" 0
	out_has "$v" '^ajel [0-9]'
	out_has "$v names the tz database" '^tz '
	out_has "$v says what protects from pages" '^jail [a-zA-Z]'
done

run "$ajel"
is_status "no command" 2
err_has "no command" '^ajel: usage: a command is missing'
run "$ajel" fetchit
is_status "unknown command" 2
err_has "unknown command" '^ajel: usage: no such command: fetchit'
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
