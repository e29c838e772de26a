#!/usr/bin/env bash
# Makes commands of target/app start quicker: runs one of them on a sandbox and keeps the classes that it needed, read
# and linked, in target/app/lib/tableflow-console.aot (JEP 483 and 514). It is for the JVM that made it and for these
# jars: any other does without it. Usage: packaging/archive.sh
set -euo pipefail
cd "$(dirname "$0")/.."

app=target/app
folder=$(mktemp -d)
trap 'kill "${sandbox:-}" 2>/dev/null || true; wait 2>/dev/null || true; rm -rf "$folder"' EXIT
export TABLEFLOW_CONSOLE_HOME="$folder/home"
rm -f "$app/lib/tableflow-console.aot"

"$app/bin/tableflow-console" sandbox --seed empty --sql asked --info "$folder/profile.json" >"$folder/log" 2>&1 &
sandbox=$!
for _ in $(seq 600); do
  [ -s "$folder/profile.json" ] && break
  kill -0 "$sandbox" 2>/dev/null || { cat "$folder/log" >&2; exit 1; }
  sleep 0.1
done
TABLEFLOW_CONSOLE_OPTS="-XX:AOTCacheOutput=$PWD/$app/lib/tableflow-console.aot" \
  "$app/bin/tableflow-console" topics list --profile-file "$folder/profile.json" >"$folder/list" 2>"$folder/made"
du -h "$app/lib/tableflow-console.aot"
