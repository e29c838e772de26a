package tableflow.console.sandbox.confluent;

/// What the materialiser tells the control plane.
@FunctionalInterface
public interface TableStates {
    /// The state of the table with this root.
    TableState of(String path);
}
