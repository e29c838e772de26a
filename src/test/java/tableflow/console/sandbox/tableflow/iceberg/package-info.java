/// Tests of Iceberg tables without a broker.
@org.jspecify.annotations.NullMarked
package tableflow.console.sandbox.tableflow.iceberg;
