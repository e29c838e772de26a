package tableflow.console.ui.connect;

import java.time.Duration;
import java.time.Instant;
import tableflow.console.domain.RemoteFailure;

/// Where the test of one component stands.
public sealed interface TestState {

    /// Not tested since the last change.
    record Untested() implements TestState {}

    /// Nothing to test: `missing` says what is left empty.
    record NotConfigured(String missing) implements TestState {}

    record Running(Instant since) implements TestState {}

    record Passed(String found, Duration took) implements TestState {}

    record Failed(RemoteFailure failure, Duration took) implements TestState {}

    record Stopped(Duration took) implements TestState {}
}
