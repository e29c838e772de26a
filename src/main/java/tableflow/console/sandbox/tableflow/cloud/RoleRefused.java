package tableflow.console.sandbox.tableflow.cloud;

/// A role of the customer's could not be assumed. The message is a sentence for the table's owner.
public final class RoleRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RoleRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
