package tableflow.console.sandbox.athena;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tableflow.console.sandbox.http.Json;

/// The data catalogs that are registered beside the account's own, kept in one file. One of type `GLUE` is the Glue of
/// the account that its parameter `catalog-id` names; those of other types ask a Lambda function, of which there is
/// none here.
final class DataCatalogs {
    private static final String ID = "catalog-id";

    private final Map<String, Registered> catalogs = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final KeptFile file;

    /// A data catalog under a name.
    ///
    /// @param type `GLUE`, `HIVE`, `LAMBDA`
    record Registered(String name, String type, String description, Map<String, String> parameters) {

        /// As a list tells it.
        ObjectNode summary() {
            return Json.object().put("CatalogName", name).put("Status", "CREATE_COMPLETE").put("Type", type);
        }

        ObjectNode json() {
            ObjectNode node = Json.object()
                    .put("Description", description)
                    .put("Name", name)
                    .put("Status", "CREATE_COMPLETE")
                    .put("Type", type);
            node.set("Parameters", Json.tree(parameters));
            return node;
        }

        static Registered of(JsonNode node) {
            Map<String, String> parameters = new TreeMap<>();
            node.path("Parameters").properties().forEach(one ->
                    parameters.put(one.getKey(), one.getValue().asText()));
            return new Registered(node.path("Name").asText(), node.path("Type").asText(),
                    node.path("Description").asText(""), parameters);
        }

        /// The account whose Glue it is; empty for one of another type.
        Optional<String> account() {
            return type.equals("GLUE") ? Optional.ofNullable(parameters.get(ID)) : Optional.empty();
        }

        /// The function that knows its tables; empty for Glue.
        Optional<String> function() {
            return Optional.ofNullable(parameters.get("metadata-function"))
                    .or(() -> Optional.ofNullable(parameters.get("function")));
        }

        /// What is missing among the parameters; empty when nothing is.
        Optional<String> missing() {
            return switch (type) {
                case "GLUE" -> account().filter(id -> id.matches("[0-9]{12}")).isPresent()
                        ? Optional.empty() : Optional.of(ID);
                case "HIVE" -> parameters.containsKey("metadata-function")
                        ? Optional.empty() : Optional.of("metadata-function");
                default -> parameters.containsKey("function")
                                || (parameters.containsKey("metadata-function")
                                        && parameters.containsKey("record-function"))
                        ? Optional.empty() : Optional.of("function");
            };
        }
    }

    private DataCatalogs(KeptFile file) {
        this.file = file;
    }

    static DataCatalogs open(KeptFile file) throws IOException {
        DataCatalogs opened = new DataCatalogs(file);
        file.read().path("DataCatalogs").forEach(node -> {
            Registered one = Registered.of(node);
            opened.catalogs.put(one.name(), one);
        });
        return opened;
    }

    /// By name.
    synchronized List<Registered> all() {
        return List.copyOf(catalogs.values());
    }

    /// By its name in any case.
    synchronized Optional<Registered> find(String name) {
        return Optional.ofNullable(catalogs.get(name));
    }

    /// New or in place of the old one.
    synchronized void keep(Registered catalog) {
        catalogs.put(catalog.name(), catalog);
        save();
    }

    synchronized void forget(String name) {
        catalogs.remove(name);
        save();
    }

    private void save() {
        ObjectNode document = Json.object();
        var list = document.putArray("DataCatalogs");
        catalogs.values().forEach(one -> list.add(one.json()));
        file.write(document);
    }

    /// Whether a name means the account's own catalog.
    static boolean isOwn(String name) {
        return name.toLowerCase(Locale.ROOT).equals(CatalogApi.NAME.toLowerCase(Locale.ROOT));
    }
}
