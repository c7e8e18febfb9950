#!/usr/bin/env bash
# Make an environment with this checkout's graders: install.sh FOLDER [EXTRAS]
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
"${PYTHON:-python3}" -c 'import sys; sys.exit(sys.version_info < (3, 11) and "First Gradient needs Python 3.11 or newer: set PYTHON=/path/to/python3.11")'
"${PYTHON:-python3}" -m venv "$1"
pip=("$1/bin/pip" install --quiet --constraint "$root/constraints.txt")
if [ "$(uname -s)" = Linux ]; then
    # The default torch brings gigabytes of CUDA packages; PyTorch's own index has the CPU build.
    "${pip[@]}" --no-deps --retries 0 --timeout 20 --extra-index-url https://download.pytorch.org/whl/cpu torch
fi
"${pip[@]}" --editable "$root${2:+[$2]}"
