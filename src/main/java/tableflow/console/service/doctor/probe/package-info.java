/// The probes of the doctor's ladder: one read-only question each.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.doctor.probe;
