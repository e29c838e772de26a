package tableflow.console.domain.iam;

/// A document that is no valid policy; the message is the sentence for whoever sent it.
public final class MalformedPolicy extends Exception {
    private static final long serialVersionUID = 1L;

    /// @param message AWS's sentence
    public MalformedPolicy(String message) {
        super(message);
    }

    /// The sentence.
    public String text() {
        return String.valueOf(getMessage());
    }
}
