package tableflow.console.service.storage.view;

/// Ways to look at what a scan has counted.
public enum UsageView {
    /// By prefix, as the keys have them.
    PREFIX,
    /// By topic: its table, and a sink connector's folder; within them by prefix.
    TOPIC,
    CLASS,
    AGE,
    SIZE,
    KIND,
    /// By the parts of keys that name a value, as `year=2026/month=11/`, wherever they stand.
    PARTITION,
    /// The largest objects.
    LARGEST
}
