package tableflow.console.sandbox.athena.unload;

import java.io.Serial;

/// What an `UNLOAD` asks for cannot be written; the message begins with the error's name.
public final class Refused extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    Refused(String reason) {
        super(reason);
    }
}
