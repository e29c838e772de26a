package tableflow.console.domain.storage;

/// What an object is, as far as its key tells.
///
/// @see "Apache Iceberg: names of metadata files; Delta protocol: the transaction log in _delta_log"
public enum ObjectKind {
    /// Rows in columns: Parquet or ORC.
    TABLE_DATA,
    /// A table's `metadata.json`.
    TABLE_METADATA,
    /// A list of manifests of one snapshot.
    MANIFEST_LIST,
    /// A manifest: names of data files with their figures.
    MANIFEST,
    /// Statistics and deletion vectors beside a table.
    TABLE_STATISTICS,
    /// The transaction log of Delta Lake.
    DELTA_LOG,
    /// Records as JSON, one a line, compressed or not.
    JSON,
    AVRO,
    CSV,
    /// A key that ends with a slash: consoles make them to show a folder.
    FOLDER,
    OTHER;

    /// The kind of the object under `key`.
    public static ObjectKind of(String key) {
        int slash = key.lastIndexOf('/');
        if (slash == key.length() - 1 && slash >= 0) {
            return FOLDER;
        }
        if (key.endsWith(".parquet") || key.endsWith(".orc")) {
            return isIn(key, slash, "_delta_log/") ? DELTA_LOG : TABLE_DATA;
        }
        if (isIn(key, slash, "metadata/")) {
            ObjectKind known = metadata(key, slash);
            if (known != OTHER) {
                return known;
            }
        }
        if (isIn(key, slash, "_delta_log/") || isIn(key, slash, "_delta_log/_sidecars/")) {
            return DELTA_LOG;
        }
        return bySuffix(key);
    }

    private static ObjectKind metadata(String key, int slash) {
        if (key.endsWith(".metadata.json") || key.endsWith(".metadata.json.gz")
                || key.endsWith(".gz.metadata.json") || key.endsWith("version-hint.text")) {
            return TABLE_METADATA;
        }
        if (key.endsWith(".avro")) {
            return key.startsWith("snap-", slash + 1) ? MANIFEST_LIST : MANIFEST;
        }
        return key.endsWith(".stats") || key.endsWith(".puffin") ? TABLE_STATISTICS : OTHER;
    }

    private static ObjectKind bySuffix(String key) {
        String name = plain(key);
        if (name.endsWith(".json") || name.endsWith(".jsonl") || name.endsWith(".ndjson")) {
            return JSON;
        }
        if (name.endsWith(".avro")) {
            return AVRO;
        }
        return name.endsWith(".csv") || name.endsWith(".tsv") ? CSV : OTHER;
    }

    private static String plain(String key) {
        for (String packed : new String[] {".gz", ".zst", ".snappy", ".bz2", ".lz4"}) {
            if (key.endsWith(packed)) {
                return key.substring(0, key.length() - packed.length());
            }
        }
        return key;
    }

    private static boolean isIn(String key, int slash, String folder) {
        int start = slash + 1 - folder.length();
        return start >= 0 && key.startsWith(folder, start) && (start == 0 || key.charAt(start - 1) == '/');
    }
}
