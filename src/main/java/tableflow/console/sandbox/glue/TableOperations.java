package tableflow.console.sandbox.glue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.http.Json;

/// Tables of the catalog. An update may name the version that it has seen; when that is no longer the current one,
/// somebody else was faster and the update is refused.
final class TableOperations {
    private final CatalogStore store;
    private final Gate gate;
    private final Clock clock;

    TableOperations(CatalogStore store, Gate gate, Clock clock) {
        this.store = store;
        this.gate = gate;
        this.clock = clock;
    }

    void addTo(Map<String, GlueApi.Operation> operations) {
        operations.put("CreateTable", this::create);
        operations.put("GetTable", this::get);
        operations.put("GetTables", this::list);
        operations.put("SearchTables", this::search);
        operations.put("UpdateTable", this::update);
        operations.put("DeleteTable", this::delete);
        operations.put("BatchDeleteTable", this::batchDelete);
    }

    private ObjectNode create(GlueCall call) throws AwsFailure, IOException {
        String database = call.database();
        ObjectNode input = call.object("TableInput");
        String name = GlueCall.name(input, "Name");
        gate.table(call, database, name);
        gate.lake().database(call.caller(), "Create Table", database);
        DatabaseOperations.found(store, database);
        if (store.table(database, name).isPresent()) {
            throw GlueFailures.exists("Table");
        }
        long now = clock.instant().getEpochSecond();
        ObjectNode table = table(input, database, name);
        table.put("CreateTime", now).put("UpdateTime", now).put("CreatedBy", call.caller().arn())
                .put("VersionId", "0");
        store.putTable(database, name, table, false);
        return Json.object();
    }

    private ObjectNode table(ObjectNode input, String database, String name) {
        ObjectNode table = input.deepCopy();
        table.put("Name", name).put("DatabaseName", database).put("CatalogId", gate.account());
        return table;
    }

    private ObjectNode get(GlueCall call) throws AwsFailure {
        String database = call.database();
        String name = call.name("Name");
        gate.table(call, database, name);
        gate.lake().table(call.caller(), "Describe", database, name);
        DatabaseOperations.found(store, database);
        ObjectNode out = Json.object();
        out.set("Table", shown(store.table(database, name).orElseThrow(GlueFailures::noEntity)));
        return out;
    }

    private ObjectNode shown(ObjectNode table) {
        ObjectNode shown = table.deepCopy();
        return shown.put("IsRegisteredWithLakeFormation", gate.lake().governs(
                table.path("DatabaseName").asText(), table.path("Name").asText(),
                table.path("StorageDescriptor").path("Location").asText()));
    }

    private ObjectNode list(GlueCall call) throws AwsFailure {
        String database = call.database();
        gate.database(call, database);
        DatabaseOperations.found(store, database);
        Pattern expression = expression(call.maybe("Expression").orElse(".*"));
        ObjectNode out = Json.object();
        call.page(out, "TableList", visible(call, store.tables(database).stream()
                .filter(t -> expression.matcher(t.path("Name").asText()).matches())
                .toList()));
        return out;
    }

    private static Pattern expression(String text) throws AwsFailure {
        try {
            return Pattern.compile(text, Pattern.CASE_INSENSITIVE);
        } catch (PatternSyntaxException e) {
            throw GlueFailures.invalid("Invalid expression: " + e.getDescription());
        }
    }

    private List<ObjectNode> visible(GlueCall call, List<ObjectNode> tables) {
        return tables.stream()
                .filter(t -> gate.lake().shows(call.caller(), t.path("DatabaseName").asText(),
                        t.path("Name").asText()))
                .filter(t -> gate.lists(call, "table/" + t.path("DatabaseName").asText() + "/"
                        + t.path("Name").asText()))
                .map(this::shown)
                .toList();
    }

    /// Finds text in names, descriptions and columns; filters compare names of databases, tables and table types.
    private ObjectNode search(GlueCall call) throws AwsFailure {
        gate.catalog(call);
        String text = call.maybe("SearchText").orElse("").replace("\"", "").replace("*", "").toLowerCase(Locale.ROOT);
        List<ObjectNode> found = new ArrayList<>();
        for (ObjectNode database : store.databases()) {
            for (ObjectNode table : store.tables(database.path("Name").asText())) {
                if (searched(table).contains(text) && passes(table, call.input().path("Filters"))) {
                    found.add(table);
                }
            }
        }
        ObjectNode out = Json.object();
        call.page(out, "TableList", visible(call, found));
        return out;
    }

    private static String searched(ObjectNode table) {
        StringBuilder text = new StringBuilder(table.path("Name").asText()).append('\n')
                .append(table.path("Description").asText(""));
        table.path("StorageDescriptor").path("Columns").forEach(c -> text.append('\n').append(c.path("Name").asText()));
        return text.toString().toLowerCase(Locale.ROOT);
    }

    private static boolean passes(ObjectNode table, JsonNode filters) {
        for (JsonNode filter : filters) {
            String key = filter.path("Key").asText();
            String member = key.equalsIgnoreCase("DatabaseName") ? "DatabaseName"
                    : key.equalsIgnoreCase("TableType") ? "TableType" : "Name";
            if (!table.path(member).asText().equalsIgnoreCase(filter.path("Value").asText())) {
                return false;
            }
        }
        return true;
    }

    private ObjectNode update(GlueCall call) throws AwsFailure, IOException {
        String database = call.database();
        ObjectNode input = call.object("TableInput");
        String name = GlueCall.name(input, "Name");
        gate.table(call, database, name);
        gate.lake().table(call.caller(), "Alter", database, name);
        DatabaseOperations.found(store, database);
        ObjectNode old = store.table(database, name).orElseThrow(() -> GlueFailures.noTable(name));
        Optional<String> seen = call.maybe("VersionId");
        if (seen.isPresent() && !seen.get().equals(old.path("VersionId").asText())) {
            throw GlueFailures.concurrent();
        }
        ObjectNode table = table(input, database, name);
        table.set("CreateTime", old.path("CreateTime"));
        table.put("UpdateTime", clock.instant().getEpochSecond());
        table.set("CreatedBy", old.path("CreatedBy"));
        table.put("VersionId", Long.toString(old.path("VersionId").asLong() + 1));
        store.putTable(database, name, table, !call.input().path("SkipArchive").asBoolean());
        return Json.object();
    }

    private ObjectNode delete(GlueCall call) throws AwsFailure, IOException {
        String database = call.database();
        drop(call, database, call.name("Name"));
        return Json.object();
    }

    private void drop(GlueCall call, String database, String name) throws AwsFailure, IOException {
        gate.table(call, database, name);
        gate.lake().table(call.caller(), "Drop", database, name);
        DatabaseOperations.found(store, database);
        if (store.table(database, name).isEmpty()) {
            throw GlueFailures.noTable(name);
        }
        store.removeTable(database, name);
    }

    private ObjectNode batchDelete(GlueCall call) throws AwsFailure, IOException {
        String database = call.database();
        gate.database(call, database);
        DatabaseOperations.found(store, database);
        ObjectNode out = Json.object();
        ArrayNode errors = out.putArray("Errors");
        for (String name : call.texts("TablesToDelete")) {
            try {
                drop(call, database, name.toLowerCase(Locale.ROOT));
            } catch (AwsFailure e) {
                errors.addObject().put("TableName", name).putObject("ErrorDetail")
                        .put("ErrorCode", e.code()).put("ErrorMessage", e.text());
            }
        }
        return out;
    }
}
