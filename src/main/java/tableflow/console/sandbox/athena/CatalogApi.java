package tableflow.console.sandbox.athena;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.aws.Principal;
import tableflow.console.sandbox.http.Json;

/// The calls about the databases and tables of data catalogs. Their entries are those of the account's own Glue.
record CatalogApi(Desk desk) {
    static final String NAME = "AwsDataCatalog";
    private static final int PAGE = 50;
    private static final Map<String, String> GLUE_ACTIONS = Map.of("ListDatabases", "GetDatabases",
            "ListTableMetadata", "GetTables", "GetTableMetadata", "GetTable");

    ObjectNode listDatabases(Input in, Principal caller) throws AwsFailure {
        Paging page = Paging.of(in, PAGE);
        entered(in, caller, "ListDatabases");
        desk.rights().metadata(caller, "GetDatabases");
        List<ObjectNode> all = desk.rights().catalog().databases().stream().map(CatalogApi::database).toList();
        return page.cut("DatabaseList", all, one -> one.path("Name").asText());
    }

    ObjectNode getDatabase(Input in, Principal caller) throws AwsFailure {
        String name = in.text("DatabaseName", 1, 128);
        entered(in, caller, "GetDatabase");
        desk.rights().metadata(caller, "GetDatabase", name);
        JsonNode found = desk.rights().catalog().database(name).orElse(null);
        if (found == null) {
            throw absent("Database " + name + " not found.");
        }
        ObjectNode answer = Json.object();
        answer.set("Database", database(found));
        return answer;
    }

    ObjectNode listTables(Input in, Principal caller) throws AwsFailure {
        String database = in.text("DatabaseName", 1, 128);
        String expression = in.optional("Expression", 0, 256).orElse("");
        Paging page = Paging.of(in, PAGE);
        entered(in, caller, "ListTableMetadata");
        desk.rights().metadata(caller, "GetTables", database, "*");
        if (desk.rights().catalog().database(database).isEmpty()) {
            throw absent("Database " + database + " not found.");
        }
        Pattern wanted = pattern(expression);
        List<ObjectNode> all = desk.rights().catalog().tables(database).stream()
                .filter(one -> wanted.matcher(one.path("Name").asText()).matches())
                .filter(one -> desk.rights().grants().of(caller, database, one.path("Name").asText())
                        != Grants.Sight.NOTHING)
                .map(CatalogApi::table)
                .toList();
        return page.cut("TableMetadataList", all, one -> one.path("Name").asText());
    }

    ObjectNode getTable(Input in, Principal caller) throws AwsFailure {
        String database = in.text("DatabaseName", 1, 128);
        String name = in.text("TableName", 1, 128);
        entered(in, caller, "GetTableMetadata");
        desk.rights().metadata(caller, "GetTable", database, name);
        JsonNode found = desk.rights().catalog().table(database, name).orElse(null);
        if (found == null || desk.rights().grants().of(caller, database, name) == Grants.Sight.NOTHING) {
            throw absent("Entity Not Found");
        }
        ObjectNode answer = Json.object();
        answer.set("TableMetadata", table(found));
        return answer;
    }

    ObjectNode versions(Input in, Principal caller) throws AwsFailure {
        Paging page = Paging.of(in, 10);
        desk.rights().anything(caller, "ListEngineVersions");
        return page.cut("EngineVersions",
                List.of(WorkGroup.engine().put("SelectedEngineVersion", WorkGroup.ENGINE), WorkGroup.engine()),
                one -> one.path("SelectedEngineVersion").asText());
    }

    private void entered(Input in, Principal caller, String action) throws AwsFailure {
        String catalog = in.text("CatalogName", 1, 256);
        in.valid();
        desk.rights().dataCatalog(caller, action, catalog);
        new DataCatalogApi(desk).entered(catalog, GLUE_ACTIONS.getOrDefault(action, action));
    }

    private static AwsFailure absent(String what) {
        return Refusals.metadata(what + " (Service: AmazonDataCatalog; Status Code: 400; "
                + "Error Code: EntityNotFoundException)");
    }

    private static Pattern pattern(String expression) throws AwsFailure {
        try {
            return Pattern.compile(expression.isEmpty() ? ".*" : expression);
        } catch (PatternSyntaxException e) {
            throw Refusals.invalid("Expression is not a valid regular expression: " + e.getDescription());
        }
    }

    private static ObjectNode database(JsonNode glue) {
        ObjectNode node = Json.object().put("Name", glue.path("Name").asText());
        copy(glue, node, "Description", "Parameters");
        return node;
    }

    /// Glue's table in Athena's words: where its files lie is among the parameters.
    private static ObjectNode table(JsonNode glue) {
        ObjectNode node = Json.object().put("Name", glue.path("Name").asText());
        copy(glue, node, "CreateTime", "LastAccessTime", "TableType");
        JsonNode storage = glue.path("StorageDescriptor");
        node.set("Columns", columns(storage.path("Columns")));
        node.set("PartitionKeys", columns(glue.path("PartitionKeys")));
        ObjectNode parameters = node.putObject("Parameters");
        glue.path("Parameters").properties().forEach(one -> parameters.set(one.getKey(), one.getValue()));
        put(parameters, "location", storage.path("Location"));
        put(parameters, "inputformat", storage.path("InputFormat"));
        put(parameters, "outputformat", storage.path("OutputFormat"));
        put(parameters, "serde.serialization.lib", storage.path("SerdeInfo").path("SerializationLibrary"));
        return node;
    }

    private static ArrayNode columns(JsonNode glue) {
        ArrayNode all = Json.array();
        glue.forEach(column -> {
            ObjectNode one = all.addObject().put("Name", column.path("Name").asText());
            copy(column, one, "Type", "Comment");
        });
        return all;
    }

    private static void put(ObjectNode to, String name, JsonNode value) {
        if (value.isTextual()) {
            to.set(name, value);
        }
    }

    private static void copy(JsonNode from, ObjectNode to, String... names) {
        for (String name : names) {
            if (from.hasNonNull(name)) {
                to.set(name, from.path(name));
            }
        }
    }
}
