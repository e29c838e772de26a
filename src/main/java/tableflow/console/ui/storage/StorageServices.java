package tableflow.console.ui.storage;

import java.util.function.Supplier;
import tableflow.console.service.storage.StorageScans;

/// What the pane works with.
///
/// @param scans opened when it is first asked for; blocking, and may fail as a profile without an AWS part does
public record StorageServices(Supplier<StorageScans> scans) {}
