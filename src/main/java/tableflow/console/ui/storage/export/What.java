package tableflow.console.ui.storage.export;

/// What can be exported.
enum What {
    TABLE("csv"),
    DOCUMENT("json"),
    REPORT("html"),
    CHART("png"),
    ORPHANS(""),
    FOREIGN(""),
    SMALL(""),
    ARCHIVED(""),
    NONCURRENT("");

    private final String ending;

    What(String ending) {
        this.ending = ending;
    }

    /// Of a file's name; empty for lists, whose form decides.
    String ending() {
        return ending;
    }

    boolean isList() {
        return ending.isEmpty();
    }
}
