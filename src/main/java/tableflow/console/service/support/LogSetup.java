package tableflow.console.service.support;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Finishes what `logback.xml` begins (warnings to standard error): the secrets to remove and the log file.
public final class LogSetup {

    static final String REDACTOR = "tableflow.console.redactor";

    /// One log line; everything of it passes through the redactor.
    static final String PATTERN =
            "%redact(%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level [%thread] %logger{36} - %msg%n%ex)";

    private final LoggerContext context;

    /// For `context`: what `LoggerFactory.getILoggerFactory()` gives.
    public LogSetup(LoggerContext context) {
        this.context = context;
    }

    /// Removes the secrets that `redactor` knows, or learns later, from every log line.
    public void redactWith(Redactor redactor) {
        context.putObject(REDACTOR, redactor);
    }

    /// Writes to `folder/console.log` too, a week of files of at most 5 MB each.
    ///
    /// @throws IOException when the folder cannot be made
    public void toFolder(Path folder) throws IOException {
        AtomicFiles.createFolders(folder);
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setPattern(PATTERN);
        RollingFileAppender<ILoggingEvent> file = new RollingFileAppender<>();
        file.setContext(context);
        file.setName("file");
        file.setFile(folder.resolve("console.log").toString());
        file.setEncoder(encoder);
        SizeAndTimeBasedRollingPolicy<ILoggingEvent> policy = new SizeAndTimeBasedRollingPolicy<>();
        policy.setContext(context);
        policy.setParent(file);
        policy.setFileNamePattern(folder.resolve("console.%d{yyyy-MM-dd}.%i.log").toString());
        policy.setMaxFileSize(new FileSize(5 * FileSize.MB_COEFFICIENT));
        policy.setMaxHistory(7);
        policy.setTotalSizeCap(new FileSize(50 * FileSize.MB_COEFFICIENT));
        file.setRollingPolicy(policy);
        encoder.start();
        policy.start();
        file.start();
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(file);
        context.getLogger("tableflow.console").setLevel(Level.INFO);
    }
}
