/// Pieces that the doctor's ladder and its reviews show alike: calls on record, remedies with the least change of a
/// policy, sections.
@org.jspecify.annotations.NullMarked
package tableflow.console.ui.doctor.part;
