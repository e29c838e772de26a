package tableflow.console;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.LoggerFactory;
import tableflow.console.cli.ExitCode;

/// The end of a process that a signal ends, without the JVM's 0.3 s of waiting for threads that stand in native code.
/// Such are those that wait for sockets on behalf of virtual threads, one that looks up a name, and one that writes
/// where nobody reads; none of them hears anything. The system's own call ends the process at once.
///
/// To make that call takes the JVM some 0.1 s, in which the command can leave things in order. Where nobody stands in
/// native code the usual end is quicker.
final class QuickEnd {

    /// Threads in which the JVM ends after a signal, and the exit codes that it ends with.
    private static final Map<String, Integer> ENDINGS =
            Map.of("SIGINT handler", ExitCode.CANCELLED, "SIGTERM handler", 143, "SIGHUP handler", 129);

    /// Where frames are native by name only: the threads are in the hands of the JVM, which does not wait for them.
    private static final Set<String> HANDS =
            Set.of("java.lang.ref.Reference", "jdk.internal.vm.Continuation", "java.lang.VirtualThread");

    private final MethodHandle exit;
    private final int code;

    private QuickEnd(MethodHandle exit, int code) {
        this.exit = exit;
        this.code = code;
    }

    /// Prepares the end, if it was a signal that asks for it and the JVM would wait for somebody.
    ///
    /// @param worker runs the command
    static Optional<QuickEnd> where(Thread worker) {
        Map<Thread, StackTraceElement[]> all = Thread.getAllStackTraces();
        Integer code = all.keySet().stream().map(Thread::getName).filter(ENDINGS::containsKey).map(ENDINGS::get)
                .findFirst().orElse(null);
        // A virtual thread is not among them.
        boolean held = isNative(worker, worker.getStackTrace())
                || all.entrySet().stream().anyMatch(one -> isNative(one.getKey(), one.getValue()));
        return held && code != null ? prepared(code) : Optional.empty();
    }

    private static boolean isNative(Thread thread, StackTraceElement[] frames) {
        return thread.getState() == Thread.State.RUNNABLE && !thread.equals(Thread.currentThread())
                && frames.length > 0 && frames[0].isNativeMethod() && !HANDS.contains(frames[0].getClassName());
    }

    // The one call into the system: it takes a number, and does not return.
    @SuppressWarnings("restricted")
    private static Optional<QuickEnd> prepared(int code) {
        try {
            Linker linker = Linker.nativeLinker();
            return linker.defaultLookup().find("_exit")
                    .map(it -> new QuickEnd(
                            linker.downcallHandle(it, FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT)), code));
        } catch (RuntimeException | LinkageError none) {
            tell(none);
            return Optional.empty();
        }
    }

    private static void tell(Throwable why) {
        LoggerFactory.getLogger(QuickEnd.class).debug("The usual end, then", why);
    }

    /// Ends the process; returns where that is not possible.
    void now() {
        try {
            exit.invokeExact(code);
        } catch (Throwable none) {
            tell(none);
        }
    }
}
