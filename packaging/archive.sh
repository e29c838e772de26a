#!/usr/bin/env bash
# Makes commands start quicker: runs one of them on a sandbox and keeps the classes that it needed, read and linked, in
# tableflow-console.aot beside the jars (JEP 483 and 514). The file is for the JVM that made it and for these jars: the
# JVM checks that, and does without it if they have changed. Usage: packaging/archive.sh [IMAGE]
# Without IMAGE it is for target/app; with it, for the application image in that folder and its own JVM.
set -euo pipefail
cd "$(dirname "$0")/.."

folder=$(mktemp -d)
trap 'kill "${sandbox:-}" 2>/dev/null || true; wait 2>/dev/null || true; rm -rf "$folder"' EXIT
export TABLEFLOW_CONSOLE_HOME="$folder/home"

if [ -n "${1:-}" ]; then
  jars=$(cd "$1/lib/app" && pwd)
  start=("$1/bin/tableflow-console")
  # Options and order of the jars as the launcher has them, or the file would not fit.
  options() { sed -n "s|^$1=||p" "$jars/tableflow-console.cfg" | sed "s|\$APPDIR|$jars|g"; }
  mapfile -t flags < <(options java-options | grep -v '^-XX:AOTCache=')
  train=("$1/lib/runtime/bin/java" "${flags[@]}" -cp "$(options app.classpath | paste -sd:)"
    "-XX:AOTCacheOutput=$jars/tableflow-console.aot" tableflow.console.Main)
else
  jars=$PWD/target/app/lib
  start=(target/app/bin/tableflow-console)
  train=(env "TABLEFLOW_CONSOLE_OPTS=-XX:AOTCacheOutput=$jars/tableflow-console.aot" "${start[0]}")
fi
rm -f "$jars/tableflow-console.aot"

# With topics, schemas and tables in it: what only a row needs is kept too.
"${start[@]}" sandbox --seed demo --pace fast --info "$folder/profile.json" >"$folder/log" 2>&1 &
sandbox=$!
for _ in $(seq 600); do
  [ -s "$folder/profile.json" ] && break
  kill -0 "$sandbox" 2>/dev/null || { cat "$folder/log" >&2; exit 1; }
  sleep 0.1
done
for _ in $(seq 60); do
  "${start[@]}" topics list --tableflow --profile-file "$folder/profile.json" 2>/dev/null | grep -q RUNNING && break
  sleep 1
done
"${train[@]}" topics list --profile-file "$folder/profile.json" >"$folder/list" 2>"$folder/made" \
  || { cat "$folder/made" >&2; exit 1; }
du -h "$jars/tableflow-console.aot"
