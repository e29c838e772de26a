/// The doctor's ladder: rungs, the facts that probes find out with the calls that told them, the checks that judge
/// them, and the findings. Pure.
@org.jspecify.annotations.NullMarked
package tableflow.console.domain.doctor.ladder;
