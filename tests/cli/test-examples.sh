# test-examples.sh - the examples of the manual pages of subcommands: each
# command runs, and says nothing on standard error.
. "${0%/*}/lib.sh"
if ! command -v mandoc >/dev/null || ! command -v jq >/dev/null; then
	echo "SKIP examples: mandoc or jq is not here"
	ok
	done_testing
fi

mkdir bin
ln -s "$ajel" bin/ajel
PATH=$tmp/bin:$PATH
page t.html '09:13|The port opens again' '09:12|Railway line to the coast reopens' '08:35|Electricity is back'
define ad-diyar "file://$tmp/t.html"
run ajel refresh
is_status "the source of the examples" 0

for manual in "$here"/../../man/ajel-*.1; do
	# These never end: test-follow.sh has them.
	[ "${manual##*/}" != ajel-follow.1 ] || continue
	examples "$manual" >commands
	is "${manual##*/} has examples" "$([ "$(wc -l <commands)" -gt 1 ] && echo yes)" yes
	while read -r command <&3; do
		run sh -c "$command"
		is_status "$command" 0
		is "$command: says nothing wrong" "$(cat err)" ""
	done 3<commands
done

done_testing
