# zsh.awk - the rows of `make`, as zsh wants to hear of them.
# In a quoted specification of _arguments.
function plain(s) { gsub(/'/, "’", s); gsub(/[][\\:]/, "\\\\&", s); return s }
function action(what, list) {
	if (list != "") return "(" list ")"
	if (what == "file") return "_files"
	if (what == "folder") return "_files -/"
	if (what == "source") return "_ajel_sources"
	if (what == "page") return "_ajel_pages"
	if (what == "name") return "_ajel_catalogue"
	if (what == "zone") return "_ajel_zones"
	return " "
}
$1 == "command" {
	commands = commands "\t\t'" $2 ":" plain($3) "'\n"
	order[++n] = $2
	arguments[$2] = $4
}
$1 == "option" {
	takes = $5 == "" ? "" : ":" plain($5) ":" action(option_kind($5), $6)
	help = "[" plain($7) "]" takes
	# -cDIR and --config=DIR are as good as two words.
	letter = "-" $3 ($5 != "" ? "+" : "")
	long = "--" $4 ($5 != "" ? "=" : "")
	if ($3 != "" && $4 != "")
		row = "\"(-" $3 " --" $4 ")\"{" letter "," long "}'" help "'"
	else
		row = "'" ($3 != "" ? letter : long) help "'"
	options[$2] = options[$2] " \\\n\t\t    " row
}
END {
	printf "\tlocal -a commands=(\n%s\t)\n", commands
	print "\t_arguments -C '(- *)'{-h,--help}'[help]' '(- *)'{-V,--version}'[the version]' \\"
	print "\t    '1:command:->command' '*::argument:->rest' && return"
	print "\tcase $state in\n\tcommand) _describe command commands ;;\n\trest)\n\t\tcase $words[1] in"
	for (i = 1; i <= n; i++) {
		what = kind(arguments[order[i]])
		rest = what == "" ? "" : " \\\n\t\t    '*:" plain(arguments[order[i]]) ":" action(what, members(what)) "'"
		print "\t\t" order[i] ") _arguments -s" options[order[i]] rest " ;;"
	}
	print "\t\tesac ;;\n\tesac\n}\n_ajel \"$@\""
}
