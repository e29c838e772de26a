package tableflow.console;

/// Starts the desktop console, or the command named by the first argument.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(arguments.length);
    }
}
