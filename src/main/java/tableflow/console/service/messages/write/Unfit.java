package tableflow.console.service.messages.write;

/// A value that a schema does not allow.
public final class Unfit extends Exception {

    private static final long serialVersionUID = 1;

    /// @param path a JSON pointer to the value: `/lines/0/count`; empty for the whole
    Unfit(String path, String why) {
        super(path.isEmpty() ? why : path + ": " + why);
    }
}
