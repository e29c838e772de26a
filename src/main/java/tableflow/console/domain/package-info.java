/// What every part of the console speaks of: failures, progress, secrets, open enumerations. JDK only.
@org.jspecify.annotations.NullMarked
package tableflow.console.domain;
