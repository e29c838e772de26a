/// What storage and the requests of a scan cost.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.storage.cost;
