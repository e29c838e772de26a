package tableflow.console;

import ch.qos.logback.classic.LoggerContext;
import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;
import tableflow.console.service.support.LogSetup;
import tableflow.console.service.support.Redactor;

/// Where the log goes once the program knows its folders.
final class LogStart {

    private LogStart() {}

    /// Sends the log to a folder, every line redacted. A log that cannot be kept stops nothing.
    static void toFolder(Path folder, Redactor redactor) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            LogSetup setup = new LogSetup(context);
            setup.redactWith(redactor);
            try {
                setup.toFolder(folder);
            } catch (IOException e) {
                System.err.println("No log is kept: " + folder + " cannot be made.");
            }
        }
    }
}
