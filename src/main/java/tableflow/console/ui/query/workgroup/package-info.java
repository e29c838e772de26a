/// The workgroup that statements run in: which one, and what holds in it.
@org.jspecify.annotations.NullMarked
package tableflow.console.ui.query.workgroup;
