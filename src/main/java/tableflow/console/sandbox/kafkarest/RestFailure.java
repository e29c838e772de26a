package tableflow.console.sandbox.kafkarest;

/// An answer other than success that this API gives by itself, before or beside the broker's own.
final class RestFailure extends Exception {
    /// A bad request, as the broker would refuse it.
    static final int INVALID = 40002;
    /// No such topic, partition, group or setting.
    static final int UNKNOWN = 40403;

    private final int status;
    private final int code;

    private RestFailure(int status, int code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    /// A request that does not have the form that the API asks for.
    static RestFailure malformed(String message) {
        return new RestFailure(400, 400, message);
    }

    static RestFailure invalid(String message) {
        return new RestFailure(400, INVALID, message);
    }

    static RestFailure notFound(String message) {
        return new RestFailure(404, 404, message);
    }

    static RestFailure unknownTopic() {
        return new RestFailure(404, UNKNOWN, "This server does not host this topic-partition.");
    }

    /// Any other; `code` is the status or a finer number that begins with it.
    static RestFailure of(int status, int code, String message) {
        return new RestFailure(status, code, message);
    }

    int status() {
        return status;
    }

    int code() {
        return code;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
