#!/usr/bin/env bash
# Installs what a fresh machine lacks beside a Rust toolchain, Node.js with npm and apt. `setup.sh run`
# installs what ./run needs, `setup.sh test` what ./test needs too.
set -euo pipefail
purpose=${1:-run}

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; elif command -v sudo >/dev/null; then sudo "$@"; else return 1; fi; }

need_apt=()
add() { command -v "$1" >/dev/null 2>&1 || need_apt+=("$2"); }
command -v cargo >/dev/null || { echo "setup: a Rust toolchain is needed; see https://rustup.rs" >&2; exit 1; }
command -v npm >/dev/null || { echo "setup: Node.js 20 or newer with npm is needed" >&2; exit 1; }
add cc gcc
if [ "$purpose" = test ]; then
    ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1 || need_apt+=(postgresql)
    add chromium chromium
    add xmllint libxml2-utils
fi
if [ ${#need_apt[@]} -gt 0 ]; then
    echo "setup: installing ${need_apt[*]}"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "${need_apt[@]}" >/dev/null \
        || { echo "setup: please install by hand: ${need_apt[*]}" >&2; exit 1; }
fi
if [ "$purpose" = test ]; then
    cargo nextest --version >/dev/null 2>&1 || cargo install --locked cargo-nextest
    cargo deny --version >/dev/null 2>&1 || cargo install --locked cargo-deny
fi
