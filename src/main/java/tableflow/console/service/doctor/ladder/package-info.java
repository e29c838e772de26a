/// Runs the doctor's ladder: probes gather facts, read-only and in parallel, and checks judge them as they come.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.doctor.ladder;
