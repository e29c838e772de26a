package tableflow.console.sandbox.http;

/// Answers one request. Runs on a virtual thread of its own, so it may block.
@FunctionalInterface
public interface Handler {
    /// @throws DropConnection to end the connection without an answer
    /// @throws Exception any other failure becomes a plain 500
    Reply handle(Request request) throws Exception;
}
