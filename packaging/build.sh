#!/usr/bin/env bash
# Builds the application image target/image/tableflow-console and, where dpkg-deb and fakeroot are installed,
# target/image/tableflow-console_VERSION_ARCH.deb. Usage: packaging/build.sh [--image-only]
set -euo pipefail
cd "$(dirname "$0")/.."

jdk() {
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/*25* /usr/lib/jvm/*26* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -n "$home" ] && [ -x "$home/bin/jpackage" ] || continue
    major=$("$home/bin/java" -version 2>&1 | sed -n '1s/.*version "\([0-9]*\).*/\1/p')
    [ "${major:-0}" -ge 25 ] && { echo "$home"; return; }
  done
}

jdk_home=$(jdk)
[ -n "$jdk_home" ] || { echo "No JDK 25 or newer with jpackage found: set JAVA_HOME." >&2; exit 2; }
[ -x target/app/bin/tableflow-console ] || mvn -B -DskipTests package

main_jar=$(basename target/app/lib/tableflow-console-*.jar)
version=$(sed 's/^tableflow-console-\([0-9][0-9.]*[0-9]\).*\.jar$/\1/' <<<"$main_jar")
modules=$(grep -v '^#' packaging/modules.txt | paste -sd, -)

rm -rf target/runtime target/image
"$jdk_home/bin/jlink" --add-modules "$modules" --strip-debug --no-header-files --no-man-pages \
  --compress zip-6 --output target/runtime
"$jdk_home/bin/jpackage" --type app-image --name tableflow-console --app-version "$version" \
  --vendor "Tableflow Console" --description "Console for Confluent Tableflow" \
  --input target/app/lib --app-content target/app/sql-engine --main-jar "$main_jar" --main-class tableflow.console.Main \
  --runtime-image target/runtime --icon packaging/linux/tableflow-console.png \
  --java-options --enable-native-access=ALL-UNNAMED --java-options --sun-misc-unsafe-memory-access=allow \
  --java-options -XX:+UseSerialGC --java-options -XX:-UsePerfData \
  --dest target/image
# Where the launcher is a plain file the start script takes its place (docs/decisions/0079-a-start-script-in-the-image.md).
if [ -x target/image/tableflow-console/bin/tableflow-console ]; then
  cp packaging/common/bin/tableflow-console target/image/tableflow-console/bin/tableflow-console
fi
# The image is whole without these files; it starts quicker with them.
packaging/archive.sh target/image/tableflow-console || echo "No archives of classes: the program starts slower." >&2
du -sh target/image/tableflow-console

if [ "${1:-}" = --image-only ]; then
  exit 0
fi
if ! command -v dpkg-deb >/dev/null || ! command -v fakeroot >/dev/null; then
  echo "No .deb: dpkg-deb and fakeroot are not installed." >&2
  exit 0
fi
"$jdk_home/bin/jpackage" --type deb --name tableflow-console --app-version "$version" \
  --app-image target/image/tableflow-console --resource-dir packaging/linux \
  --linux-shortcut --linux-menu-group Development --linux-deb-maintainer maintainers@tableflow-console.example \
  --license-file LICENSE --dest target/image
ls -lh target/image/*.deb
