/// What was counted and found, going out: documents, tables, reports, and lists of objects of any length.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.storage.export;
