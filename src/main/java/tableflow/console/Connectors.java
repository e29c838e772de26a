package tableflow.console;

import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import tableflow.console.remote.HttpConnector;
import tableflow.console.service.port.Connector;
import tableflow.console.service.support.Redactor;
import tableflow.console.service.support.Version;

/// Part of [Wiring]: how remote systems are reached, and the log that their clients write to.
final class Connectors {

    private final Path logs;
    private final Redactor redactor;
    private final boolean quick;
    private final AtomicBoolean started = new AtomicBoolean();

    /// @param quick for a command that asks once and ends: clients are made, and the log is started, when needed
    Connectors(Path logs, Redactor redactor, boolean quick) {
        this.logs = logs;
        this.redactor = redactor;
        this.quick = quick;
    }

    /// Sends the log to the state folder, every line redacted; once. A log that cannot be kept stops nothing.
    void startLog() {
        if (started.compareAndSet(false, true)) {
            LogStart.toFolder(logs, redactor);
        }
    }

    Connector to(URI apiUrl) {
        return quick
                ? HttpConnector.quick(apiUrl, Version.text(), this::startLog)
                : HttpConnector.standard(apiUrl, Version.text());
    }
}
