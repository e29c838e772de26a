#!/usr/bin/env bash
# Makes the program start quicker: runs it on a sandbox and keeps the classes that it needed, read and linked, beside
# the jars (JEP 483 and 514): commands.aot for commands, window.aot for the window. A file is for the JVM that made it
# and for these jars: the JVM checks that, and does without it if they have changed.
# Usage: packaging/archive.sh [IMAGE]
# Without IMAGE they are for target/app; with it, for the application image in that folder and its own JVM.
set -euo pipefail
cd "$(dirname "$0")/.."

folder=$(mktemp -d)
trap 'kill "${sandbox:-}" 2>/dev/null || true; wait 2>/dev/null || true; rm -rf "$folder"' EXIT
export TABLEFLOW_CONSOLE_HOME="$folder/home"

if [ -n "${1:-}" ]; then
  jars=$(cd "$1/lib/app" && pwd)
  start=$1/bin/tableflow-console
else
  jars=$PWD/target/app/lib
  start=target/app/bin/tableflow-console
fi
rm -f "$jars"/*.aot

# Runs the program and keeps what it needed: keep FILE ARGUMENTS...
keep() {
  local file=$1
  shift
  TABLEFLOW_CONSOLE_OPTS="-XX:AOTCacheOutput=$folder/$file" "$start" "$@" >"$folder/out" 2>"$folder/made" \
    || { cat "$folder/out" "$folder/made" >&2; exit 1; }
}

# With topics, schemas and tables in it: what only a row needs is kept too.
"$start" sandbox --seed demo --pace fast --info "$folder/profile.json" >"$folder/log" 2>&1 &
sandbox=$!
for _ in $(seq 600); do
  [ -s "$folder/profile.json" ] && break
  kill -0 "$sandbox" 2>/dev/null || { cat "$folder/log" >&2; exit 1; }
  sleep 0.1
done
for _ in $(seq 60); do
  "$start" topics list --tableflow --profile-file "$folder/profile.json" 2>/dev/null | grep -q RUNNING && break
  sleep 1
done
keep commands.aot topics list --profile-file "$folder/profile.json"
# The first pages alone: with the panes of a session it is 120 MB, and the first frame comes later.
keep window.aot tour --first 3 --out "$folder/tour"
# Both at the end: what has one cannot make another.
mv "$folder"/*.aot "$jars"
du -h "$jars"/*.aot
