package tableflow.console.cli;

/// What a command's exit code means; the same for every command.
public final class ExitCode {
    /// Done, and the answer is yes.
    public static final int DONE = 0;
    /// Done, and the answer is no: drift, an incompatible schema, a finding of severity error, an unhealthy end.
    public static final int NO = 1;
    /// Wrong usage or input; nothing was changed.
    public static final int USAGE = 2;
    /// A remote system failed or refused.
    public static final int REMOTE = 3;
    /// Ended by the user.
    public static final int CANCELLED = 130;

    private ExitCode() {}
}
