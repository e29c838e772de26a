package tableflow.console.sandbox.kafka;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import kafka.server.FaultHandlerFactory;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.server.fault.FaultHandler;
import org.apache.kafka.server.fault.LoggingFaultHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps a broken broker from ending the process. Kafka halts its JVM on a storage failure or a fatal fault, without a
/// word to anybody; inside the sandbox that would also take away every other part. The guard refuses the halt, stops
/// the thread that asked for it, and reports the first reason.
///
/// Kafka's exit procedures belong to the JVM: the guard of the broker that started last hears them. They are never
/// given back, because a thread of a closed broker may still ask.
final class ExitGuard implements FaultHandlerFactory {
    private static final Logger LOG = LoggerFactory.getLogger(ExitGuard.class);

    private final CompletableFuture<String> failure = new CompletableFuture<>();

    /// Completed with a sentence for the user when the broker can no longer work; never otherwise.
    CompletionStage<String> failure() {
        return failure.minimalCompletionStage();
    }

    /// Takes over Kafka's exit and halt procedures. To be called before any part of the broker is made.
    void install() {
        Exit.setExitProcedure((status, message) -> refuse("exit", status, message));
        Exit.setHaltProcedure((status, message) -> refuse("halt", status, message));
    }

    private void refuse(String wish, int status, @Nullable String message) {
        String reason = message == null ? "its storage or its metadata failed" : message;
        report("The Kafka broker stopped working (it asked to " + wish + " with status " + status + "): " + reason);
        throw new RefusedExit(reason);
    }

    private void report(String what) {
        if (failure.complete(what)) {
            LOG.error(what);
        }
    }

    @Override
    public FaultHandler build(String name, boolean fatal, Runnable action) {
        if (!fatal) {
            return new LoggingFaultHandler(name, action);
        }
        return (message, cause) -> {
            action.run();
            report("The Kafka broker stopped working (" + name + "): " + message);
            return new IllegalStateException(message, cause);
        };
    }

    /// Thrown into the thread that wanted to end the process.
    static final class RefusedExit extends RuntimeException {
        RefusedExit(String message) {
            super(message);
        }
    }
}
