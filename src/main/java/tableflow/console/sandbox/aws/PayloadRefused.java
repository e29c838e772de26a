package tableflow.console.sandbox.aws;

import java.io.IOException;

/// Thrown while a body is read that is not what was signed, or not what its checksum says.
public final class PayloadRefused extends IOException {
    private static final long serialVersionUID = 1L;

    private final AwsFailure failure;

    public PayloadRefused(AwsFailure failure) {
        super(failure.text(), failure);
        this.failure = failure;
    }

    /// What the client is told.
    public AwsFailure failure() {
        return failure;
    }
}
