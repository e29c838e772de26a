package tableflow.console.sandbox.aws;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// A refusal or failure of an AWS call; each service has a form of its own for it.
public final class AwsFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient Map<String, String> details;

    /// @param code such as `NoSuchBucket` or `EntityNotFoundException`
    /// @param details what the service says besides, in order of need: elements of S3's XML, members of a JSON error
    public AwsFailure(int status, String code, String message, Map<String, String> details) {
        super(message);
        this.status = status;
        this.code = code;
        this.details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }

    public AwsFailure(int status, String code, String message) {
        this(status, code, message, Map.of());
    }

    /// HTTP status.
    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public Map<String, String> details() {
        return details;
    }

    /// The sentence for the caller.
    public String text() {
        return String.valueOf(getMessage());
    }
}
