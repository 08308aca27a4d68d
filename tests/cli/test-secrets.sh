# test-secrets.sh - those that read pages know no password: neither of a
# definition, nor of the environment, nor of the command line.
#
# While a slow server is waited for, the memory of all processes is looked through.
. "${0%/*}/lib.sh"
mkdir www
page www/t.html '09:13|Parliament passes the forest bill' \
    '09:12|Railway line to the coast reopens' '08:35|Museum opens a new exhibition'
serve www
if [ -z "$port" ]; then
	echo "SKIP secrets: the test server did not start"
	ok
	done_testing
fi
if "$ajel" -V | grep -q sanitizer; then
	echo "SKIP secrets: the memory of a build with a sanitizer is endless"
	ok
	done_testing
fi
url="http://127.0.0.1:$port/delay/1500?/t.html"
memgrep=$objects/tools/memgrep
# In two pieces, so that the test's own words are not what is found.
of_file=header of_environment=variable of_argument=argument
for n in a b; do
	define $n "$url" '[fetch]' 'robots = ignore' "header = Cookie: known-by-$of_file"
done

children() { cat "/proc/$1/task/$1/children" 2>/dev/null; }
# looked PID WHICH: what is found in a process and all that it has begun.
looked() {
	for c in $(children "$1"); do
		"$memgrep" "$c" "known-by-$2"
		looked "$c" "$2"
	done
}
# keeps NAME COMMAND...: the command fetches; its readers know nothing of it.
status=0
keeps() {
	name=$1
	shift
	AJEL_TEST=known-by-$of_environment "$@" >out 2>err &
	child=$!
	sleep 0.7
	if [ "$("$memgrep" $child known-by-$of_file)" = unreadable ]; then
		echo "SKIP secrets: $name: memory can't be looked into"
		ok
	else
		case $name in
		*definition) is "$name: it knows itself" "$("$memgrep" $child known-by-$of_file)" found ;;
		esac
		for which in $of_file $of_environment $of_argument; do
			is "$name: readers and the $which" "$(looked $child $which | sort -u)" absent
		done
	fi
	wait $child
	status=$?
	is_status "$name" 0
}
keeps "lines by a definition" "$ajel" lines -t 2025-08-15T06:30:00Z a
keeps "explain by a definition" "$ajel" explain -t 2025-08-15T06:30:00Z a
keeps "refresh of one by its definition" "$ajel" refresh a
keeps "refresh of all by their definition" "$ajel" refresh -a
keeps "lines of an address" "$ajel" lines "$url?known-by-$of_argument"
keeps "feed of an address" "$ajel" feed "$url?known-by-$of_argument"

done_testing
