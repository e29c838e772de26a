/// From any pasted text to the failure modes that it points to: what is said in it, by whom and where, and which cause
/// that makes likely; below a threshold it is not sure and says so.
@org.jspecify.annotations.NullMarked
package tableflow.console.domain.doctor.explain;
