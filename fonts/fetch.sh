#!/bin/sh
# Fetches the faces of this folder again from Debian's packages, and checks them against SHA256SUMS.
# Needs apt-get, dpkg-deb and sha256sum (any Debian or Ubuntu), and package lists (apt-get update).
# Runs from anywhere; does not need root; installs nothing.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
temp=$(mktemp -d)
trap 'rm -rf -- "$temp"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
# Run by root, apt-get downloads as the user _apt, who must be able to write here.
chmod 777 "$temp"

fetch() { # PACKAGE VERSION
    cd "$temp"
    # apt-get prints each package's address; only its errors are of use here.
    if ! apt-get -q download "$1=$2" >/dev/null 2>"$temp/apt.err"; then
        echo "fetch.sh: $1 $2 cannot be had; taking the newest version, which may not match SHA256SUMS" >&2
        if ! apt-get -q download "$1" >/dev/null 2>"$temp/apt.err"; then
            cat "$temp/apt.err" >&2
            echo "fetch.sh: $1 cannot be had at all; run 'apt-get update' and try again" >&2
            exit 1
        fi
    fi
    for deb in "$temp/$1"_*.deb; do
        echo "fetch.sh: $(dpkg-deb --show --showformat='${Package} ${Version}' "$deb")"
        dpkg-deb -x "$deb" "$temp/root"
        rm -f -- "$deb"
    done
}

fetch fonts-noto-cjk '1:20220127+repack1-1'
fetch fonts-noto-core '20201225-1'

# SHA256SUMS names the files; each lies in one of these two folders.
while read -r _ name; do
    for folder in opentype truetype; do
        file=$temp/root/usr/share/fonts/$folder/noto/$name
        if [ -f "$file" ]; then
            cp -- "$file" "$temp/$name.new"
            chmod 644 "$temp/$name.new"
            mv -f -- "$temp/$name.new" "$here/$name"
            continue 2
        fi
    done
    echo "fetch.sh: no package has $name" >&2
    exit 1
done <"$here/SHA256SUMS"

cd "$here"
sha256sum -c SHA256SUMS
