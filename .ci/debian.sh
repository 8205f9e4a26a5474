# Sourced by the scripts beside it: what they say, and how they install Debian's packages.
# shellcheck shell=bash

say() {
    printf '== %s\n' "$1" >&2
}

fail() {
    local line
    printf 'error: %s\n' "$1" >&2
    shift
    for line in "$@"; do printf '       %s\n' "$line" >&2; done
    exit 1
}

# install_packages WHAT PACKAGE...: true when apt-get installed them. Never asks for a password.
install_packages() {
    local what=$1 as_root=() told
    shift
    command -v apt-get >/dev/null || return 1
    if [[ $(id -u) -ne 0 ]]; then
        sudo -n true 2>/dev/null || return 1
        as_root=(sudo -n)
    fi
    say "installing $what from the system's packages: $*"
    # The lists may be old, or not there at all; when they cannot be had, those at hand may do.
    told=$("${as_root[@]}" apt-get --quiet=2 update 2>&1) || printf '%s\n' "$told" >&2
    told=$("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get --quiet=2 --yes --no-install-recommends install "$@" 2>&1) ||
        { printf '%s\n' "$told" >&2 && return 1; }
}
