package tableflow.console.ui.query.result;

import java.nio.file.Path;
import java.util.function.Supplier;
import tableflow.console.service.query.result.Results;
import tableflow.console.service.query.result.order.RowOrders;
import tableflow.console.service.query.result.store.ResultStore;

/// What showing results needs of the outside, for one profile.
///
/// @param store keeps results on this machine
/// @param results fetches them; asked on background threads, because clients may have to be opened for it
/// @param orders sorts and filters
/// @param scratch takes the files of comparisons for as long as they are open
public record ResultServices(ResultStore store, Supplier<Results> results, RowOrders orders, Path scratch) {}
