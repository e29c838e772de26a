package tableflow.console.remote.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.profile.LocalFailures;
import tableflow.console.service.profile.SandboxLauncher;
import tableflow.console.service.support.AtomicFiles;
import tableflow.console.service.support.ParentWatch;
import tableflow.console.service.support.Redactor;

/// Runs the sandbox as a child process: starts it with `--info FILE`, waits for the profile in that file, ends it on
/// closing. The child is told this process's id, so that it ends by itself should this one be killed.
public final class ChildSandboxLauncher implements SandboxLauncher {

    private static final Logger LOG = LoggerFactory.getLogger(ChildSandboxLauncher.class);
    private static final Duration READY_LIMIT = Duration.ofSeconds(90);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
    private static final int LOOK_EVERY_MILLIS = 50;

    private final ChildCommand command;
    private final Path folder;
    private final Function<Path, Profile> reader;
    private final Redactor redactor;
    private final Executor threads;
    private final Duration readyLimit;

    /// Starts `command`.
    ///
    /// @param folder where the file with the profile is put; for this program's owner alone
    /// @param reader reads that file
    /// @param redactor cleans what the child writes before it is shown
    /// @param threads runs the reading of the child's output on a thread of its own
    public ChildSandboxLauncher(
            ChildCommand command, Path folder, Function<Path, Profile> reader, Redactor redactor, Executor threads) {
        this(command, folder, reader, redactor, threads, READY_LIMIT);
    }

    ChildSandboxLauncher(
            ChildCommand command,
            Path folder,
            Function<Path, Profile> reader,
            Redactor redactor,
            Executor threads,
            Duration readyLimit) {
        this.command = command;
        this.folder = folder;
        this.reader = reader;
        this.redactor = redactor;
        this.threads = threads;
        this.readyLimit = readyLimit;
    }

    @Override
    public Running start(Progress progress) {
        Path info = null;
        try {
            AtomicFiles.createFolders(folder);
            info = Files.createTempDirectory(folder, "sandbox-").resolve("profile.json");
            Child child = launch(info, progress);
            boolean ready = false;
            try {
                Profile profile = await(child);
                ready = true;
                progress.report("Sandbox ready");
                return new RunningSandbox(profile, child);
            } finally {
                if (!ready) {
                    child.stop();
                }
            }
        } catch (IOException failed) {
            throw LocalFailures.of("start the sandbox", info == null ? folder : info, failed);
        }
    }

    private Child launch(Path info, Progress progress) throws IOException {
        List<String> words = new ArrayList<>(command.words());
        words.addAll(List.of("--info", info.toString()));
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().put(ParentWatch.VARIABLE, Long.toString(ProcessHandle.current().pid()));
        Process process = builder.start();
        LastLines lines = new LastLines();
        FutureTask<Boolean> output = new FutureTask<>(() -> {
            try (BufferedReader reading = process.inputReader()) {
                for (String line = reading.readLine(); line != null; line = reading.readLine()) {
                    String clean = redactor.redact(line);
                    lines.add(clean);
                    progress.report(clean);
                }
            }
            return true;
        });
        threads.execute(output);
        return new Child(process, info, lines, output);
    }

    private Profile await(Child child) throws IOException {
        long start = System.nanoTime();
        while (System.nanoTime() - start < readyLimit.toNanos()) {
            try {
                if (child.process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                    throw endedEarly(child);
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw RemoteFailure.cancelled("start the sandbox").withCause(interrupted);
            }
            if (Files.exists(child.info)) {
                try {
                    return reader.apply(child.info);
                } catch (BadInput notYetWhole) {
                    if (notYetWhole.reason() != BadInput.Reason.UNREADABLE) {
                        throw failure("its profile cannot be used: " + notYetWhole.getMessage(), child);
                    }
                }
            }
        }
        throw RemoteFailure.of(
                        RemoteFailure.Kind.UNREACHABLE,
                        "start the sandbox",
                        "not ready within " + readyLimit.toSeconds() + " s" + tail(child))
                .withAdvice("Close other programs that keep this machine busy, then try again.");
    }

    private static RemoteFailure endedEarly(Child child) {
        child.finishOutput();
        return failure("it ended with exit code " + child.process.exitValue(), child);
    }

    private static RemoteFailure failure(String why, Child child) {
        return RemoteFailure.of(RemoteFailure.Kind.UNEXPECTED, "start the sandbox", why + tail(child))
                .withAdvice("Its last lines tell more; `tableflow-console sandbox` in a terminal shows all of them.");
    }

    private static String tail(Child child) {
        List<String> lines = child.lines.list();
        return lines.isEmpty() ? " (it wrote nothing)" : "\n" + String.join("\n", lines);
    }

    private record Child(Process process, Path info, LastLines lines, FutureTask<Boolean> output) {

        /// Ends the process, kindly first, and takes the file with the keys away.
        void stop() {
            process.destroy();
            boolean interrupted = Thread.interrupted();
            try {
                if (!process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                    LOG.warn("The sandbox does not end and is killed");
                    process.descendants().forEach(ProcessHandle::destroyForcibly);
                    process.destroyForcibly();
                }
            } catch (InterruptedException again) {
                process.destroyForcibly();
                interrupted = true;
            } finally {
                forgetInfo();
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        private void forgetInfo() {
            try {
                Files.deleteIfExists(info);
                Files.deleteIfExists(info.toAbsolutePath().getParent());
            } catch (IOException kept) {
                LOG.warn("{} stays; it holds keys of a sandbox that has ended: {}", info, kept.getMessage());
            }
        }

        /// The end of the process comes before the end of what it wrote.
        void finishOutput() {
            try {
                output.get(2, TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException incomplete) {
                LOG.debug("The output of the sandbox is incomplete", incomplete);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private record RunningSandbox(Profile profile, Child child) implements Running {

        @Override
        public boolean alive() {
            return child.process.isAlive();
        }

        @Override
        public List<String> lastLines() {
            return child.lines.list();
        }

        @Override
        public void close() {
            child.stop();
        }
    }
}
