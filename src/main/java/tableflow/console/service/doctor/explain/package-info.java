/// Explains pasted errors: takes their secrets out, parses the documents in them, and reads them.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.doctor.explain;
