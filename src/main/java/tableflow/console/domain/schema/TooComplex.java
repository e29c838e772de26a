package tableflow.console.domain.schema;

/// Two schemas that cannot be compared within bounds that anybody would wait for. No schema that people maintain is
/// one.
public final class TooComplex extends RuntimeException {
    private static final long serialVersionUID = 1;

    public TooComplex(String message) {
        super(message);
    }
}
