# bash.awk - the rows of `make`, as bash wants to hear of them.
function reply(what, list) {
	if (list != "") {
		gsub(/ /, "\\n", list)
		return "_ajel_reply words \"$cur\" $'" list "'"
	}
	return what == "" ? ":" : "_ajel_reply " what " \"$cur\""
}
$1 == "command" { commands = commands $2 "\\n"; arguments[$2] = kind($4); order[++n] = $2 }
$1 == "option" {
	if ($3 != "") options[$2] = options[$2] "-" $3 "\\n"
	if ($4 != "") options[$2] = options[$2] "--" $4 "\\n"
	if ($5 == "") next
	pattern = ($3 != "" ? $2 ":-" $3 : "") ($3 != "" && $4 != "" ? " | " : "") ($4 != "" ? $2 ":--" $4 : "")
	rows = rows "\t" pattern ") " reply(option_kind($5), $6) "; return ;;\n"
}
END {
	print "\tif ((COMP_CWORD == 1)); then"
	print "\t\t_ajel_reply words \"$cur\" $'" commands "-h\\n--help\\n-V\\n--version'"
	print "\t\treturn\n\tfi\n\tcase ${COMP_WORDS[1]}:$prev in"
	printf "%s\tesac\n", rows
	print "\tcase ${COMP_WORDS[1]}:$cur in"
	for (i = 1; i <= n; i++) {
		print "\t" order[i] ":-*) _ajel_reply words \"$cur\" $'" options[order[i]] "' ;;"
		print "\t" order[i] ":*) " reply(arguments[order[i]], members(arguments[order[i]])) " ;;"
	}
	print "\tesac\n}\ncomplete -F _ajel ajel"
}
