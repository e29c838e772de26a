package tableflow.console.service.provisioning;

/// Told when a run passes a point at which it could be killed: before and after each line of the journal, and each
/// effect. Production uses [#NONE]; the tests that kill runs count here.
@FunctionalInterface
interface Boundary {

    Boundary NONE = point -> {};

    void reached(String point);
}
