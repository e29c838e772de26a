/// A box to paste an error into, and what it points to.
@org.jspecify.annotations.NullMarked
package tableflow.console.ui.doctor.explain;
