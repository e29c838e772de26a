package tableflow.console.ui.storage.table;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tableflow.console.service.lake.LakeTables;
import tableflow.console.service.storage.cost.RegionPrices;
import tableflow.console.service.storage.growth.Growth;
import tableflow.console.service.storage.table.TableStorage;
import tableflow.console.service.storage.table.TableSurvey;

/// What the tabs of tables and growth work with. Suppliers are asked in jobs only: clients may have to be opened, and
/// that may fail.
///
/// @param bucket the profile's; absent when it names none
public record TableServices(
        Supplier<TableSurvey> survey,
        Supplier<LakeTables> tables,
        Supplier<TableStorage> storage,
        Supplier<Growth> growth,
        Supplier<RegionPrices> prices,
        @Nullable String bucket) {}
