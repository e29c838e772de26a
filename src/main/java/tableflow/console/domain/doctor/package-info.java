/// What can go wrong between a topic and its rows, how each failure is known, and what to do about it.
@org.jspecify.annotations.NullMarked
package tableflow.console.domain.doctor;
