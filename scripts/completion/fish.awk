# fish.awk - the rows of `make`, as fish wants to hear of them.
function quoted(s) { gsub(/[\\']/, "\\\\&", s); return "'" s "'" }
function action(what, list) {
	if (list != "") return " -x -a " quoted(list)
	if (what == "file") return " -r -F"
	if (what == "folder") return " -x -a '(__fish_complete_directories)'"
	if (what == "source") return " -x -a '(__ajel_sources)'"
	if (what == "page") return " -r -F -a '(__ajel_sources)'"
	if (what == "name") return " -x -a '(__ajel_names @CATALOGUE@)'"
	if (what == "zone") return " -x -a '(__ajel_zones)'"
	return " -x"
}
$1 == "command" {
	print "complete -c ajel -n __fish_use_subcommand -a " $2 " -d " quoted($3)
	arguments[$2] = kind($4)
	order[++n] = $2
}
$1 == "option" {
	rows = rows "complete -c ajel -n '__fish_seen_subcommand_from " $2 "'" \
	    ($3 != "" ? " -s " $3 : "") ($4 != "" ? " -l " $4 : "") \
	    ($5 != "" ? action(option_kind($5), $6) : "") " -d " quoted($7) "\n"
}
END {
	printf "%s", rows
	for (i = 1; i <= n; i++) {
		if (arguments[order[i]] == "") continue
		act = action(arguments[order[i]], members(arguments[order[i]]))
		sub(/^ -[rx]/, "", act)
		print "complete -c ajel -n '__fish_seen_subcommand_from " order[i] "'" act
	}
}
