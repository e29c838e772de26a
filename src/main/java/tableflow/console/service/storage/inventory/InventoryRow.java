package tableflow.console.service.storage.inventory;

/// A line of a list.
///
/// @param key as S3 has it
/// @param size bytes; 0 for a mark of deletion
/// @param modified milliseconds since 1970
/// @param current whether it is what a plain listing shows
record InventoryRow(String key, long size, long modified, String storageClass, boolean current) {

    /// Takes rows.
    @FunctionalInterface
    interface Sink {
        void row(InventoryRow row);
    }
}
