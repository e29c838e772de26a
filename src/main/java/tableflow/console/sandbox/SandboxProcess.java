package tableflow.console.sandbox;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tableflow.console.sandbox.access.Pace;

/// The sandbox as a process of its own: starts it, says what is ready, writes the profile file, and ends on Ctrl-C,
/// on SIGTERM, when its parent is gone, or when the broker breaks.
public final class SandboxProcess {
    private static final int DONE = 0;
    private static final int FAILED = 3;

    private final Options options;
    private final PrintStream out;
    private final PrintStream err;
    private final CompletableFuture<Integer> end = new CompletableFuture<>();

    /// @param info where the profile is written; it goes when the sandbox ends
    /// @param directory where the data stays; without one they lie in a temporary folder that goes too
    /// @param parent the process to end with
    /// @param sql when the SQL engine starts
    /// @param cache where the SQL engine keeps what makes the next start quicker
    public record Options(
            Optional<Path> info, Optional<Path> directory, Seed seed, Pace pace, Optional<Long> parent,
            SqlStart sql, Optional<Path> cache) {}

    private SandboxProcess(Options options, PrintStream out, PrintStream err) {
        this.options = options;
        this.out = out;
        this.err = err;
    }

    /// Runs a sandbox until it is to end, and returns the exit code: 0, or 3 when it could not start or broke.
    ///
    /// @param out readiness lines
    /// @param err a sentence when something is wrong
    public static int run(Options options, PrintStream out, PrintStream err) {
        return new SandboxProcess(options, out, err).run();
    }

    private int run() {
        CountDownLatch finished = new CountDownLatch(1);
        Thread hook = new Thread(() -> endAndWait(finished), "sandbox-shutdown");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return serve();
        } catch (IOException e) {
            err.println("The sandbox did not start: " + reason(e));
            return FAILED;
        } finally {
            finished.countDown();
            removeHook(hook);
        }
    }

    /// A file system's exception often says nothing but the name of the file.
    private static String reason(IOException problem) {
        String message = String.valueOf(problem.getMessage());
        return switch (problem) {
            case AccessDeniedException denied -> message + ": access denied";
            case FileSystemException bare when bare.getReason() == null -> message + " cannot be made or written";
            default -> message;
        };
    }

    private int serve() throws IOException {
        watchParent();
        if (options.directory().isPresent()) {
            return serve(Files.createDirectories(options.directory().get()));
        }
        Path temporary = Files.createTempDirectory("tableflow-sandbox");
        try {
            return serve(temporary);
        } finally {
            deleteAll(temporary);
        }
    }

    private int serve(Path directory) throws IOException {
        SandboxSettings settings = new SandboxSettings(directory, options.seed(), options.pace(),
                options.sql(), options.cache());
        try (Sandbox sandbox = Sandbox.start(settings, new Lines(out))) {
            var _ = sandbox.failure().thenAccept(this::broke);
            announce(sandbox);
            int code = end.join();
            // First: what follows takes seconds on a busy machine, and a signal's shutdown does not wait for ever.
            forgetProfile();
            return code;
        } finally {
            forgetProfile();
        }
    }

    private void broke(String why) {
        err.println("The sandbox broke: " + why);
        end.complete(FAILED);
    }

    private void announce(Sandbox sandbox) throws IOException {
        if (options.info().isPresent()) {
            SandboxProfile.write(sandbox, options.info().get());
            out.println("Profile: " + options.info().get());
        }
        out.println("Confluent:       " + sandbox.confluentUrl());
        out.println("Kafka:           " + sandbox.bootstrapServers());
        out.println("Schema Registry: " + sandbox.registryUrl());
        out.println("Admin:           " + sandbox.adminUrl());
        out.println("Ctrl-C ends it.");
        out.flush();
    }

    private void watchParent() {
        if (options.parent().isPresent()) {
            Optional<ProcessHandle> parent = ProcessHandle.of(options.parent().get());
            CompletableFuture<?> gone = parent.isPresent()
                    ? parent.get().onExit()
                    : CompletableFuture.completedFuture("already gone");
            var _ = gone.thenRun(() -> end.complete(DONE));
        }
    }

    /// In a signal's shutdown the JVM waits for hooks only: this one waits for the clean end.
    private void endAndWait(CountDownLatch finished) {
        end.complete(DONE);
        try {
            boolean clean = finished.await(15, TimeUnit.SECONDS);
            if (!clean) {
                err.println("The sandbox did not stop in time.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is going down already, and the hook has run.
        }
    }

    /// Its addresses and keys mean nothing any more.
    private void forgetProfile() throws IOException {
        if (options.info().isPresent()) {
            Files.deleteIfExists(options.info().get());
        }
    }

    /// What an engine that still writes its cache holds open cannot go on every system: the system's own temporary
    /// folder it is, and no reason to fail.
    private void deleteAll(Path folder) {
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path one : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(one);
            }
        } catch (IOException | UncheckedIOException e) {
            err.println("Not all of " + folder + " could be deleted.");
        }
    }
}
