/// The columns of a materialised table: how schemas of the three languages become columns, which tables Iceberg v2 can
/// hold, and which changes of a table are accepted. The rules mirror those of Confluent's logical types.
@org.jspecify.annotations.NullMarked
package tableflow.console.domain.table;
