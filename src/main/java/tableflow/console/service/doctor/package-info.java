/// Finds out why something fails: read-only checks, each building on those before it.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.doctor;
