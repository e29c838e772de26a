package tableflow.console.service.support;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.pattern.CompositeConverter;

/// The `%redact(...)` of `logback.xml`: a whole log line, exception included, passes through the [Redactor] that
/// [LogSetup] handed to Logback, or through one that knows shapes only before that.
public final class RedactingConverter extends CompositeConverter<ILoggingEvent> {

    private final Redactor shapesOnly = new Redactor();

    @Override
    protected String transform(ILoggingEvent event, String line) {
        Object installed = getContext() == null ? null : getContext().getObject(LogSetup.REDACTOR);
        return (installed instanceof Redactor redactor ? redactor : shapesOnly).redact(line);
    }
}
