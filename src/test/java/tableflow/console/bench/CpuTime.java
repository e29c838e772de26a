package tableflow.console.bench;

import java.time.Duration;
import java.util.stream.Stream;

/// Processor time, user and system, of another process and of the processes that it has started.
///
/// Half of it is the least that a machine with two processors needs, whatever else runs beside it: so a busy machine
/// tells something too.
final class CpuTime {
    private CpuTime() {}

    /// So far, in milliseconds. Processes that have ended are not in it.
    static long millis(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .map(one -> one.info().totalCpuDuration().orElse(Duration.ZERO))
                .mapToLong(Duration::toMillis)
                .sum();
    }
}
