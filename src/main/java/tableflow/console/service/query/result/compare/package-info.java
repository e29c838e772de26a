/// Two results held against each other by the values of key columns, however large they are.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.query.result.compare;
