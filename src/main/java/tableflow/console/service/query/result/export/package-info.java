/// Rows of a result in other forms: for the clipboard and for files. Each form quotes in one place.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.query.result.export;
