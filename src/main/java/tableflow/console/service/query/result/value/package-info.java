/// What the texts of a result mean by the type of their column: exact numbers, points in time, bytes, nested values;
/// and their order.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.query.result.value;
