# kinds.awk - which thing of a shell completes an ARGUMENT of the help.
BEGIN { FS = "\t" }
$1 == "command" { names = names (names == "" ? "" : " ") $2 }

function kind(argument, parts, n, i, found) {
	n = split(argument, parts, /[ |]/)
	for (i = 1; i <= n; i++) found[parts[i]] = 1
	if ("SOURCE" in found) return "PAGE" in found ? "page" : "source"
	if ("NAME" in found) return "name"
	if ("COMMAND" in found) return "command"
	if ("ZONE" in found) return "zone"
	if ("DIR" in found) return "folder"
	if ("FILE" in found || "PLACE" in found || "PAGE" in found) return "file"
	return ""
}

# The NAME of an option is one that there is not yet.
function option_kind(argument) { return argument == "NAME" ? "" : kind(argument) }

# The words that are all of a kind; once every command is known.
function members(what) { return what == "command" ? names : "" }
