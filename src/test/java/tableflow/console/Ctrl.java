package tableflow.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import tableflow.console.cli.ExitCode;

/// A program that runs one command as the program itself does: one that does not end by itself.
final class Ctrl {

    /// What the command is in when it is told to end.
    enum State {
        /// Computes, and hears nothing: a parser of somebody else's.
        DEAF,
        /// Waits, and heeds an interrupt.
        WAITING,
        /// Waits for a socket.
        SOCKET,
        /// Writes where nobody reads.
        FULL_PIPE;

        private int run() {
            return switch (this) {
                case DEAF -> deaf();
                case WAITING -> waiting();
                case SOCKET -> socket();
                case FULL_PIPE -> fullPipe();
            };
        }

        private static int deaf() {
            while (true) {
                Thread.onSpinWait();
            }
        }

        private static int waiting() {
            try {
                new CountDownLatch(1).await();
                return ExitCode.DONE;
            } catch (InterruptedException end) {
                System.err.println("left in order");
                return ExitCode.CANCELLED;
            }
        }

        private static int socket() {
            try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                server.accept();
                return ExitCode.DONE;
            } catch (IOException closed) {
                return ExitCode.CANCELLED;
            }
        }

        private static int fullPipe() {
            try {
                while (true) {
                    System.out.write(new byte[1024]);
                }
            } catch (IOException closed) {
                throw new UncheckedIOException(closed);
            }
        }
    }

    private Ctrl() {}

    /// @param arguments the state, in small letters
    public static void main(String[] arguments) {
        State state = State.valueOf(arguments[0].toUpperCase(Locale.ROOT));
        System.exit(Interruptible.run(new WorkThreads(true), Interruptible.AT_ONCE, () -> {
            System.err.println("ready");
            return state.run();
        }, () -> {}));
    }
}
