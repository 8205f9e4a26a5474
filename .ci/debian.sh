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
    local what=$1 as_root=()
    shift
    command -v apt-get >/dev/null || return 1
    if [[ $(id -u) -ne 0 ]]; then
        sudo -n true 2>/dev/null || return 1
        as_root=(sudo -n)
    fi
    say "installing $what from the system's packages: $*"
    "${as_root[@]}" apt-get update --quiet=2 >&2 || say "apt-get update failed; trying with the lists at hand"
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install --quiet=2 --yes --no-install-recommends "$@" >&2
}
