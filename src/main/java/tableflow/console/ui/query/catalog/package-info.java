/// The catalog beside the statements: databases, tables, columns.
@org.jspecify.annotations.NullMarked
package tableflow.console.ui.query.catalog;
