#!/bin/sh
# make_venv.sh PYTHON FOLDER: a virtual environment. Debian keeps the module it needs in a package of its own.
set -eu
python=$1 folder=$2

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "需要 Python 3.11 或更高版本 / Python 3.11 or later is needed: make PYTHON=python3.11 ..." >&2
    exit 1
}
if ! "$python" -c 'import ensurepip' 2>/dev/null; then
    if [ "$(id -u)" = 0 ]; then sudo=; else sudo="sudo -n"; fi
    { $sudo apt-get update -qq && $sudo apt-get install -y -qq --no-install-recommends python3-venv; } || {
        echo "请先安装 python3-venv / please install it first: sudo apt-get install python3-venv" >&2
        exit 1
    }
fi
"$python" -m venv "$folder"
