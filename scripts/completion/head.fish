# ajel.fish - completion of ajel's command line for fish; made by
# scripts/completion/make.

function __ajel_names
    for file in $argv/*.conf
        string replace -r '^.*/(.*)\.conf$' '$1' -- $file
    end
end

# Names of definitions: of -c DIR if it was given, else of the usual folders.
function __ajel_sources
    set -l words (commandline -opc)
    set -l dir
    for at in (seq (count $words))
        switch $words[$at]
            case -c --config
                set dir $words[(math $at + 1)]
            case '--config=*'
                set dir (string replace -- --config= '' $words[$at])
            case '-c?*'
                set dir (string replace -- -c '' $words[$at])
        end
    end
    if test -n "$dir"
        __ajel_names (string replace -r '^~/' "$HOME/" -- $dir)/feeds
    else
        set -l config $HOME/.config
        test -n "$XDG_CONFIG_HOME"; and set config $XDG_CONFIG_HOME
        __ajel_names $config/ajel/feeds /etc/ajel/feeds
    end
end

function __ajel_zones
    string match -rg '^[A-Z,]+\t\S+\t(\S+)' < /usr/share/zoneinfo/zone1970.tab
    echo UTC
end

complete -c ajel -f
complete -c ajel -n __fish_use_subcommand -s h -l help -d help
complete -c ajel -n __fish_use_subcommand -s V -l version -d 'the version'
