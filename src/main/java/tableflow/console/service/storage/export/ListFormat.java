package tableflow.console.service.storage.export;

/// Forms of lists of objects.
public enum ListFormat {
    /// For spreadsheets: nothing in it is run as a formula.
    CSV("csv"),
    /// An object a line.
    JSON_LINES("jsonl"),
    /// What S3 Batch Operations takes: bucket, key and, for versions, version id; keys URL-encoded, no header.
    BATCH_MANIFEST("manifest.csv");

    private final String ending;

    ListFormat(String ending) {
        this.ending = ending;
    }

    /// The usual ending of a file's name, without the dot in front.
    public String ending() {
        return ending;
    }
}
