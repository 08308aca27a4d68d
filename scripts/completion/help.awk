# help.awk - a command's help as rows of `make`; name and summary are given.
# "a, b (so) or c" -> "a b c"; of "or a thing: d" it is "d".
function words(s, parts, n, i, list) {
	gsub(/\([^)]*\)/, "", s)
	gsub(/ or |:/, ",", s)
	n = split(s, parts, ",")
	for (i = 1; i <= n; i++) {
		gsub(/^ *(or )?| *$/, "", parts[i])
		if (parts[i] ~ /^[a-z]+$/)
			list = list (list == "" ? "" : " ") parts[i]
	}
	return list
}
NR == 1 {
	arguments = $0
	sub(/^usage: ajel [a-z]+ (\[options\])? ?/, "", arguments)
	gsub(/[][|.,]/, " ", arguments)
	gsub(/ +/, " ", arguments)
	gsub(/^ | $/, "", arguments)
	print "command\t" name "\t" summary "\t" arguments
	next
}
!/^  / { text = text " " $0; next }
{
	letter = long = argument = ""
	help = $0
	sub(/^ +/, "", help)
	if (match(help, /^-[a-zA-Z0-9]/)) {
		letter = substr(help, 2, 1)
		help = substr(help, 3)
		sub(/^, /, "", help)
	}
	if (match(help, /^--[a-z-]+/)) {
		long = substr(help, 3, RLENGTH - 2)
		help = substr(help, RLENGTH + 1)
	}
	if (match(help, /^ [^ ]+/)) {
		argument = substr(help, 2, RLENGTH - 1)
		help = substr(help, RLENGTH + 1)
	}
	sub(/^ +/, "", help)
	values = ""
	if (argument ~ /^[A-Z]+$/ && match(text, argument " is [^.]*[.]"))
		values = words(substr(text, RSTART + length(argument " is "),
		    RLENGTH - length(argument " is ") - 1))
	else if (argument != "" && help ~ /^[a-z]+(, [a-z]+)* or [a-z]+(;|$)/) {
		values = help
		sub(/;.*/, "", values)
		values = words(values)
	}
	print "option\t" name "\t" letter "\t" long "\t" argument "\t" values "\t" help
}
