#!/bin/sh
# Starts Tableflow Console with the Java that came with it. packaging/build.sh writes this file, in the place of
# jpackage's own launcher (docs/decisions/0079-a-start-script-in-the-image.md).
set -eu
# No other program is started: each costs as much as a hundredth of a command.
self=$0
[ ! -L "$self" ] || self=$(readlink -f "$self")
case $self in
  */*) cd_to=${self%/*} ;;
  *) cd_to=. ;;
esac
before=$PWD
CDPATH='' cd -P "$cd_to/.."
app=$PWD/lib/app
java=$PWD/lib/runtime/bin/java
cd "$before"
# A command ends before the second compiler is of use; in the window it halves the time of a key.
compilers=
archive=$app/window.aot
if [ $# -gt 0 ]; then
  compilers=-XX:TieredStopAtLevel=1
  archive=$app/commands.aot
fi
[ -f "$archive" ] || archive=
# shellcheck disable=SC2086 # TABLEFLOW_CONSOLE_OPTS is a list of options
exec "$java" @OPTIONS@ $compilers ${archive:+"-XX:AOTCache=$archive" -Xlog:aot=off -Xlog:cds=off} \
  ${TABLEFLOW_CONSOLE_OPTS:-} -cp "@CLASSES@" tableflow.console.Main "$@"
