package tableflow.console.sandbox.athena;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/// The data catalog as it is, whoever asks: what the caller may see of it is asked of the permissions.
public interface Catalog {
    /// Nothing is in it.
    Catalog EMPTY = new Catalog() {
        @Override
        public List<JsonNode> databases() {
            return List.of();
        }

        @Override
        public Optional<JsonNode> database(String name) {
            return Optional.empty();
        }

        @Override
        public List<JsonNode> tables(String database) {
            return List.of();
        }

        @Override
        public Optional<JsonNode> table(String database, String name) {
            return Optional.empty();
        }
    };

    /// Each as Glue's `Database`, by name.
    List<JsonNode> databases();

    Optional<JsonNode> database(String name);

    /// Each as Glue's `Table`, by name; none when there is no such database.
    List<JsonNode> tables(String database);

    Optional<JsonNode> table(String database, String name);
}
