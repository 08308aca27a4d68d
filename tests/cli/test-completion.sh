# test-completion.sh - what the shells offer at the cursor, asked of the shells.
. "${0%/*}/lib.sh"
make=$here/../../scripts/completion/make
mkdir -p shells feeds catalogue etc/feeds .config/ajel/feeds sub
touch .config/ajel/feeds/ad-diyar.conf .config/ajel/feeds/wire.conf etc/feeds/other.conf
touch catalogue/ansa.conf page.html
for shell in bash zsh fish; do
	holds "it is made for $shell" sh "$make" $shell "$ajel" "$tmp/catalogue"
	sh "$make" $shell "$ajel" "$tmp/catalogue" >shells/$shell
done
ln -s zsh shells/_ajel
run sh "$make" tcsh "$ajel"
is_status "no such shell" 2

cat >ask.bash <<'E2'
. shells/bash
compopt() { :; } # is for readline alone
read -ra COMP_WORDS <<<"${1//=/ = }"
[[ $1 != *[\ =] ]] || COMP_WORDS+=("")
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
_ajel
printf '%s\n' "${COMPREPLY[@]}"
E2
# A second zsh at a terminal says what it would add, and how it ends. A slow one
# shows at first what is typed: so its marks aren't typed in one piece.
cat >ask.zsh <<'E2'
zmodload zsh/zpty
zpty z zsh -f -i
zpty -w z "PROMPT=; unsetopt zle_bracketed_paste; stty -echo; fpath=($PWD/shells \$fpath); autoload -U compinit; compinit -u -D"
zpty -w z 'compadd() {
	if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]]; then builtin compadd "$@"; return; fi
	local -a hits
	builtin compadd -A hits "$@"
	(( $#hits )) && print -l -- "<"${^hits}">"
}
finish() { print "<E""ND>"; exit }
zle -C ask complete-word generate; generate() { _main_complete; finish }
bindkey "^I" ask
print "<REA""DY>"'
zpty -r z seen '*<READY>*'
zpty -n -w z "$1"$'\t'
zpty -r z seen '*<END>*'
print -r -- $seen | grep -o '<[^<>]*>' | tr -d '<>' | grep -vx -e END -e READY
E2
printf '%s\n' 'source shells/fish' 'complete -C $argv[1] | string replace -r "\t.*" ""' >ask.fish

# offers LINE WORDS [SHELL...]: what stands at its end may become one of these,
# sorted; without options, which not every shell offers beside words.
offers() {
	line=$1 words=$2
	shift 2
	for shell in ${*:-bash zsh fish}; do
		command -v $shell >/dev/null || continue
		is "$shell: $line" "$(timeout 20 $shell ask.$shell "$line" | grep -v '^-' |
		    LC_ALL=C sort -u | tr '\n' ' ' | sed 's/ $//')" "$words"
	done
}
for shell in bash zsh fish; do
	command -v $shell >/dev/null || echo "SKIP completion: $shell is not here"
done

commands=$("$ajel" -h | sed -n 's/^  \([a-z]*\) .*/\1/p' | LC_ALL=C sort | tr '\n' ' ' | sed 's/ $//')
offers 'ajel ' "$commands"
offers 'ajel li' lines
offers 'ajel lines -f ' 'jsonl text tsv'
offers 'ajel feed --format ' 'atom json rss'
offers 'ajel feed --format=a' 'atom' bash
offers 'ajel explain -i ' 'html json text'
offers 'ajel history --status w' 'withdrawn'
offers 'ajel time -z Asia/Bei' 'Asia/Beirut'
offers 'ajel refresh ' 'ad-diyar wire'
offers 'ajel status w' 'wire'
for given in '-c etc' -cetc '--config etc' --config=etc; do
	offers "ajel status $given " 'other'
	offers "ajel lines -v $given -u o" 'other'
done
offers 'ajel time -zAsia/Bei' 'Asia/Beirut' zsh
offers 'ajel time --zone=Asia/Bei' 'Asia/Beirut' bash
offers 'ajel lines -u a' 'ad-diyar'
offers 'ajel lines p' 'page.html'
offers 'ajel lines w' 'wire'
offers 'ajel refresh -c su' 'sub' bash
offers 'ajel add a' 'ansa'
offers 'ajel add --name ' ''
offers 'ajel lines -l ' ''
offers 'ajel help re' 'refresh'
offers 'ajel nonsense ' '' bash

# Every option that a command's help names, and no other.
for c in $commands; do
	is "$c's options" "$(bash ask.bash "ajel $c -" | LC_ALL=C sort | tr '\n' ' ')" \
	    "$("$ajel" $c -h | sed -n 's/^  \(-.\), \(--[a-z-]*\).*/\1\n\2/p; s/^  *\(-[a-z]\) .*/\1/p; s/^   *\(--[a-z-]*\).*/\1/p' |
		LC_ALL=C sort | tr '\n' ' ')"
done

done_testing
