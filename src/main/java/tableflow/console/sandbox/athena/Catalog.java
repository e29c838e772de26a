package tableflow.console.sandbox.athena;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/// The data catalog as it is, whoever asks: what the caller may see of it is asked of the permissions.
public interface Catalog {
    /// Each as Glue's `Database`, by name.
    List<JsonNode> databases();

    Optional<JsonNode> database(String name);

    /// Each as Glue's `Table`, by name; none when there is no such database.
    List<JsonNode> tables(String database);

    Optional<JsonNode> table(String database, String name);
}
