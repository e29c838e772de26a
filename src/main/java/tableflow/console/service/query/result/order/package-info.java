/// Rows of a result of any size in another order, and some of them only: sorted and filtered on disk.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.query.result.order;
