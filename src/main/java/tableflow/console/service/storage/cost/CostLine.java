package tableflow.console.service.storage.cost;

import java.math.BigDecimal;
import java.util.Set;
import tableflow.console.domain.storage.Amount;

/// What a part of a bucket costs a month.
///
/// @param name a topic, a table's prefix or a storage class
/// @param dollars exact; the lines of one kind add up to the whole
/// @param unknown storage classes in it without a price, which are not in the sum
public record CostLine(String name, Amount amount, BigDecimal dollars, Set<String> unknown) {
    public CostLine {
        unknown = Set.copyOf(unknown);
    }
}
