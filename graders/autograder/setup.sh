#!/usr/bin/env bash
# Gradescope runs this once, as root, when it builds the image.
set -euo pipefail
home=${AUTOGRADER:-/autograder}
apt-get update
# Ubuntu 24.04 has the first, 22.04 the second.
apt-get install --yes python3.12 python3.12-venv || apt-get install --yes python3.11 python3.11-venv
PYTHON=$(command -v python3.12 || command -v python3.11) "$home/source/graders/autograder/install.sh" "$home/venv"
