/// Confluent Cloud's objects as the console sees them: read leniently, every enumeration open, ids opaque.
@org.jspecify.annotations.NullMarked
package tableflow.console.domain.confluent;
