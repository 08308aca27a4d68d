#compdef ajel
# _ajel - completion of ajel's command line for zsh; made by
# scripts/completion/make.

# Names of definitions: of -c DIR if it was given, else of the usual folders.
_ajel_sources() {
	local -a dirs names
	local dir=${opt_args[-c]:-${opt_args[--config]:-}}
	dirs=(${XDG_CONFIG_HOME:-$HOME/.config}/ajel/feeds /etc/ajel/feeds)
	[[ -z $dir ]] || dirs=(${~dir}/feeds)
	names=($^dirs/*.conf(N:t:r))
	compadd -- $names
}
_ajel_pages() {
	_alternative 'sources:source:_ajel_sources' 'files:file:_files'
}
_ajel_catalogue() {
	local -a names
	names=(@CATALOGUE@/*.conf(N:t:r))
	compadd -- $names
}
_ajel_zones() {
	local -a zones
	zones=(${${(M)${(f)"$(</usr/share/zoneinfo/zone1970.tab)"}:#[^#]*}[@]})
	zones=(${${zones#*$'\t'*$'\t'}%%$'\t'*} UTC)
	compadd -- $zones
}

_ajel() {
	local curcontext=$curcontext state line
	local -a state_descr
	typeset -A opt_args
