package tableflow.console.domain.kafka;

/// Who must have stored a record before a producer takes it as delivered; Kafka's `acks`.
public enum Acks {
    /// All replicas in sync: a record cannot get lost with one broker, and is never written twice.
    ALL("all"),
    /// The leader alone.
    LEADER("1"),
    /// Nobody: whether it arrived is not known.
    NONE("0");

    private final String setting;

    Acks(String setting) {
        this.setting = setting;
    }

    /// As Kafka's setting has it.
    public String setting() {
        return setting;
    }
}
