#!/usr/bin/env bash
# Take the graders of one revision and install them: install.sh FOLDER REPOSITORY REVISION
set -euo pipefail
git init --quiet "$1/first-gradient"
cd "$1/first-gradient"
git fetch --quiet --depth 1 -- "$2" "$3"
git checkout --quiet --detach FETCH_HEAD
graders/autograder/install.sh "$1/venv"
