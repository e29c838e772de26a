package tableflow.console.sandbox.athena;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import tableflow.console.domain.sql.Token;
import tableflow.console.domain.sql.Tokens;
import tableflow.console.sandbox.athena.DataCatalogs.Registered;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.aws.Principal;
import tableflow.console.sandbox.http.Json;

/// The calls that register data catalogs, and where a catalog's entries are to be found.
record DataCatalogApi(Desk desk) {
    private static final int PAGE = 50;
    private static final int LONGEST_NAME = 127;
    private static final int LONGEST_DESCRIPTION = 1024;

    ObjectNode list(Input in, Principal caller) throws AwsFailure {
        Paging page = Paging.of(in, PAGE);
        desk.rights().anything(caller, "ListDataCatalogs");
        List<ObjectNode> all = Stream.concat(Stream.of(own()), desk.catalogs().all().stream())
                .map(Registered::summary)
                .toList();
        return page.cut("DataCatalogsSummary", all, one -> one.path("CatalogName").asText());
    }

    ObjectNode get(Input in, Principal caller) throws AwsFailure {
        String name = in.text("Name", 1, 256);
        in.valid();
        desk.rights().dataCatalog(caller, "GetDataCatalog", name);
        ObjectNode answer = Json.object();
        answer.set("DataCatalog", (DataCatalogs.isOwn(name) ? own() : known(name)).json());
        return answer;
    }

    ObjectNode create(Input in, Principal caller) throws AwsFailure {
        Registered wanted = read(in);
        Map<String, String> tags = Tags.read(in);
        desk.rights().dataCatalog(caller, "CreateDataCatalog", wanted.name());
        if (DataCatalogs.isOwn(wanted.name()) || desk.catalogs().find(wanted.name()).isPresent()) {
            throw Refusals.invalid("DataCatalog " + wanted.name() + " has already been created");
        }
        complete(wanted);
        desk.catalogs().keep(wanted);
        desk.tags().add(desk.rights().arn("datacatalog/" + wanted.name()), tags);
        return Json.object();
    }

    ObjectNode update(Input in, Principal caller) throws AwsFailure {
        Registered wanted = read(in);
        desk.rights().dataCatalog(caller, "UpdateDataCatalog", wanted.name());
        Registered old = known(wanted.name());
        Registered changed = new Registered(old.name(), wanted.type(), wanted.description(),
                in.has("Parameters") ? wanted.parameters() : old.parameters());
        complete(changed);
        desk.catalogs().keep(changed);
        return Json.object();
    }

    ObjectNode delete(Input in, Principal caller) throws AwsFailure {
        String name = in.text("Name", 1, 256);
        in.valid();
        desk.rights().dataCatalog(caller, "DeleteDataCatalog", name);
        Registered old = known(name);
        desk.catalogs().forget(old.name());
        desk.tags().forget(desk.rights().arn("datacatalog/" + old.name()));
        return Json.object();
    }

    /// Before a catalog's entries are told: whether they are the account's own.
    ///
    /// @throws AwsFailure when there is no such catalog, or it is none whose entries are here
    void entered(String catalog, String action) throws AwsFailure {
        if (!DataCatalogs.isOwn(catalog)) {
            Optional<String> obstacle = obstacle(known(catalog), action);
            if (obstacle.isPresent()) {
                throw Refusals.metadata(obstacle.get());
            }
        }
    }

    /// Why nobody here can read a registered catalog's entries; empty when they are the account's own.
    ///
    /// @param action of Glue, such as `GetDatabases`
    Optional<String> obstacle(Registered catalog, String action) {
        if (catalog.function().isPresent()) {
            return Optional.of("Function not found: " + catalog.function().get()
                    + " (Service: AWSLambda; Status Code: 404; Error Code: ResourceNotFoundException)");
        }
        String account = catalog.account().orElse("");
        return account.equals(desk.rights().account())
                ? Optional.empty()
                : Optional.of("User is not authorized to perform: glue:" + action + " on resource: arn:aws:glue:"
                        + desk.rights().region() + ":" + account + ":catalog because no resource-based policy allows "
                        + "the glue:" + action + " action (Service: AmazonDataCatalog; Status Code: 400; "
                        + "Error Code: AccessDeniedException)");
    }

    /// Whether the entries of a registered catalog are the account's own under another name.
    private boolean isOwnToo(String name) {
        return desk.catalogs().find(name).flatMap(Registered::account)
                .filter(desk.rights().account()::equals)
                .isPresent();
    }

    /// A statement with the engine's name of the catalog where `other.database.table` names the same one. The engine
    /// counts columns behind such a name in what it was given.
    String inEnginesWords(String sql) {
        if (desk.catalogs().all().isEmpty()) {
            return sql;
        }
        List<Token> tokens = Tokens.meaning(sql);
        StringBuilder text = new StringBuilder();
        int done = 0;
        for (int i = 0; i + 4 < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean qualifies = token.isName() && (i == 0 || !tokens.get(i - 1).is("."))
                    && tokens.get(i + 1).is(".") && tokens.get(i + 2).isName() && tokens.get(i + 3).is(".");
            if (qualifies && isOwnToo(token.value())) {
                text.append(sql, done, token.from()).append(CatalogApi.NAME);
                done = token.to();
            }
        }
        return text.append(sql, done, sql.length()).toString();
    }

    private Registered own() {
        return new Registered(CatalogApi.NAME, "GLUE", "", Map.of("catalog-id", desk.rights().account()));
    }

    private Registered known(String name) throws AwsFailure {
        Optional<Registered> found = desk.catalogs().find(name);
        if (found.isEmpty()) {
            throw Refusals.invalid("DataCatalog " + name + " was not found");
        }
        return found.get();
    }

    private static Registered read(Input in) throws AwsFailure {
        String name = in.name("Name", "[a-zA-Z0-9_@-]{1," + LONGEST_NAME + "}");
        String type = in.name("Type", "GLUE|HIVE|LAMBDA");
        String description = in.optional("Description", 1, LONGEST_DESCRIPTION).orElse("");
        Map<String, String> parameters = new TreeMap<>();
        in.part("Parameters").raw().properties().forEach(one ->
                parameters.put(one.getKey(), one.getValue().asText()));
        in.valid();
        return new Registered(name, type, description, parameters);
    }

    private static void complete(Registered wanted) throws AwsFailure {
        Optional<String> missing = wanted.missing();
        if (missing.isPresent()) {
            throw Refusals.invalid("Parameter " + missing.get() + " is required for a data catalog of type "
                    + wanted.type());
        }
    }
}
