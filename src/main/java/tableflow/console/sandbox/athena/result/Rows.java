package tableflow.console.sandbox.athena.result;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows that are passed through one by one, never all held at once.
@FunctionalInterface
public interface Rows {
    /// What is done with each.
    @FunctionalInterface
    interface Each {
        void row(List<@Nullable String> values) throws IOException;
    }

    void each(Each each) throws IOException;
}
