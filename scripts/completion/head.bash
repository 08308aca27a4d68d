# ajel.bash - completion of ajel's command line for bash; made by
# scripts/completion/make.

# Names of definitions: of -c DIR if it was given, else of the usual folders.
_ajel_sources()
{
	local dir i file
	local -a dirs=("${XDG_CONFIG_HOME:-$HOME/.config}/ajel/feeds" /etc/ajel/feeds)
	for ((i = 2; i < COMP_CWORD; i++)); do
		case ${COMP_WORDS[i]} in
		-c) dir=${COMP_WORDS[i + 1]} ;;
		# --config=DIR comes as three words.
		--config) [[ ${COMP_WORDS[++i]} != = ]] || ((++i)); dir=${COMP_WORDS[i]} ;;
		-c*) dir=${COMP_WORDS[i]#-c} ;;
		esac
	done
	[[ -z $dir ]] || dirs=("${dir/#\~\//$HOME/}/feeds")
	_ajel_names "${dirs[@]}"
}

_ajel_names()
{
	local dir file
	for dir; do
		for file in "$dir"/*.conf; do
			file=${file##*/}
			[[ $file == '*.conf' ]] || printf '%s\n' "${file%.conf}"
		done
	done
}

_ajel_zones()
{
	local line
	[[ ! -r /usr/share/zoneinfo/zone1970.tab ]] ||
	while IFS=$'\t' read -r _ _ line _; do
		[[ $line == */* ]] && printf '%s\n' "$line"
	done < /usr/share/zoneinfo/zone1970.tab
	echo UTC
}

# What stands at the cursor, of the kind or of the words given.
_ajel_reply()
{
	local cur=$2
	case $1 in
	file) compopt -o filenames; COMPREPLY+=($(compgen -f -- "$cur")) ;;
	folder) compopt -o filenames; COMPREPLY+=($(compgen -d -- "$cur")) ;;
	source) COMPREPLY+=($(compgen -W "$(_ajel_sources)" -- "$cur")) ;;
	page) _ajel_reply source "$cur"; _ajel_reply file "$cur" ;;
	name) COMPREPLY+=($(compgen -W "$(_ajel_names @CATALOGUE@)" -- "$cur")) ;;
	zone) COMPREPLY+=($(compgen -W "$(_ajel_zones)" -- "$cur")) ;;
	words) COMPREPLY+=($(compgen -W "$3" -- "$cur")) ;;
	esac
}

_ajel()
{
	local IFS=$'\n' cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]}
	COMPREPLY=()
	# --format=x comes as three words.
	if [[ $prev == = ]]; then
		prev=${COMP_WORDS[COMP_CWORD - 2]}
	elif [[ $cur == = ]]; then
		cur=
	fi
