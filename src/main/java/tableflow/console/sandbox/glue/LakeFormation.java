package tableflow.console.sandbox.glue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.aws.Principal;
import tableflow.console.sandbox.http.BadJson;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.http.OwnerOnly;
import tableflow.console.sandbox.http.Records;
import tableflow.console.sandbox.http.Reply;
import tableflow.console.sandbox.http.Request;
import tableflow.console.sandbox.http.Router;

/// What stands between IAM's leave and the catalog: the grants of [LakeGrants]; and, armed through the test hook,
/// databases and tables with the only principals that may see them, and failures of encryption or of a federated
/// source. A database that is governed by the hook hides its tables too.
final class LakeFormation {
    private final Path file;
    private final LakeGrants grants;
    private final CatalogStore store;
    private final Map<String, Rule> rules = new ConcurrentHashMap<>();

    /// What is armed for `database` or `database/table`.
    ///
    /// @param grants ARNs of users and roles that may; nobody else may
    /// @param error exception that every call meets, such as `GlueEncryptionException`; `grants` has no meaning then
    record Rule(List<String> grants, Optional<String> error, String message) {
        Rule {
            grants = List.copyOf(grants);
        }
    }

    private LakeFormation(Path file, LakeGrants grants, CatalogStore store) {
        this.file = file;
        this.grants = grants;
        this.store = store;
    }

    static LakeFormation open(Path file, LakeGrants grants, CatalogStore store) throws IOException {
        LakeFormation lake = new LakeFormation(file, grants, store);
        if (Files.exists(file)) {
            ObjectMapper mapper = Records.mapper();
            for (var rule : mapper.readTree(file.toFile()).properties()) {
                lake.rules.put(rule.getKey(), mapper.treeToValue(rule.getValue(), Rule.class));
            }
        }
        return lake;
    }

    /// May the caller do this with the database?
    ///
    /// @param permission as Lake Formation names it, such as `Describe`
    void database(Principal caller, String permission, String database) throws AwsFailure {
        check(caller, permission, database, rule(database));
        if (!grants.database(caller, permission, database, store.database(database).isPresent())) {
            throw GlueFailures.lakeFormation(permission, database);
        }
    }

    void table(Principal caller, String permission, String database, String table) throws AwsFailure {
        check(caller, permission, table, rule(database, table));
        if (!grants.table(caller, permission, database, table, store.table(database, table).isPresent())) {
            throw GlueFailures.lakeFormation(permission, table);
        }
    }

    /// May the caller read the table's rows?
    boolean selects(Principal caller, String database, String table) {
        return grants.table(caller, "Select", database, table, store.table(database, table).isPresent());
    }

    /// Lists leave out what the caller must not see, and do not say so.
    boolean shows(Principal caller, String database) {
        return rule(database).filter(r -> r.error().isEmpty()).map(r -> granted(r, caller)).orElse(true)
                && grants.database(caller, "Describe", database, true);
    }

    boolean shows(Principal caller, String database, String table) {
        return rule(database, table).filter(r -> r.error().isEmpty()).map(r -> granted(r, caller)).orElse(true)
                && grants.table(caller, "Describe", database, table, true);
    }

    /// @param location of the table, `s3://...`
    boolean governs(String database, String table, String location) {
        return rule(database, table).filter(r -> r.error().isEmpty()).isPresent() || grants.registered(location);
    }

    private Optional<Rule> rule(String database) {
        return Optional.ofNullable(rules.get(database));
    }

    private Optional<Rule> rule(String database, String table) {
        return Optional.ofNullable(rules.get(database + "/" + table)).or(() -> rule(database));
    }

    private static void check(Principal caller, String permission, String name, Optional<Rule> rule)
            throws AwsFailure {
        if (rule.isEmpty()) {
            return;
        }
        Optional<String> error = rule.get().error();
        if (error.isPresent()) {
            throw new AwsFailure(400, error.get(), rule.get().message());
        }
        if (!granted(rule.get(), caller)) {
            throw GlueFailures.lakeFormation(permission, name);
        }
    }

    /// The account itself is not held: as such the query engine reads, after Athena has asked for its caller.
    private static boolean granted(Rule rule, Principal caller) {
        return caller.arn().endsWith(":root") || rule.grants().contains(caller.roleArn().orElse(caller.arn()));
    }

    /// Adds `/lake-formation/{database}`, `/lake-formation/{database}/{table}` and the same under `/glue-errors`.
    Router routes() {
        return new Router()
                .get("/lake-formation", request -> Reply.json(200, Records.mapper().valueToTree(new TreeMap<>(rules))))
                .put("/lake-formation/{database}", request -> grant(request, database(request)))
                .put("/lake-formation/{database}/{table}", request -> grant(request, table(request)))
                .delete("/lake-formation/{database}", request -> disarm(database(request)))
                .delete("/lake-formation/{database}/{table}", request -> disarm(table(request)))
                .put("/glue-errors/{database}", request -> fail(request, database(request)))
                .put("/glue-errors/{database}/{table}", request -> fail(request, table(request)))
                .delete("/glue-errors/{database}", request -> disarm(database(request)))
                .delete("/glue-errors/{database}/{table}", request -> disarm(table(request)));
    }

    private static String database(Request request) {
        return request.var("database").toLowerCase(Locale.ROOT);
    }

    private static String table(Request request) {
        return database(request) + "/" + request.var("table").toLowerCase(Locale.ROOT);
    }

    private Reply grant(Request request, String what) throws IOException, BadJson {
        List<String> grants = new ArrayList<>();
        request.json().path("grants").forEach(arn -> grants.add(arn.asText()));
        return arm(what, new Rule(grants, Optional.empty(), ""));
    }

    private Reply fail(Request request, String what) throws IOException, BadJson {
        JsonNode body = request.json();
        String type = body.path("type").asText("");
        return switch (type) {
            case "GlueEncryptionException" -> arm(what, new Rule(List.of(), Optional.of(type),
                    body.path("message").asText("User does not have access to the key that encrypts the catalog.")));
            case "FederationSourceException" -> arm(what, new Rule(List.of(), Optional.of(type),
                    body.path("message").asText("The federated source did not answer.")));
            default -> Reply.json(400, Map.of("message",
                    "type is GlueEncryptionException or FederationSourceException"));
        };
    }

    private synchronized Reply arm(String what, Rule rule) throws IOException {
        rules.put(what, rule);
        return saved();
    }

    private synchronized Reply disarm(String what) throws IOException {
        rules.remove(what);
        return saved();
    }

    private Reply saved() throws IOException {
        OwnerOnly.write(file, Json.pretty(Records.mapper().valueToTree(new TreeMap<>(rules))));
        return Reply.empty(204);
    }
}
