package tableflow.console.sandbox.athena;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tableflow.console.sandbox.aws.AwsApi;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.aws.Principal;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.http.Request;

/// The catalog as Glue's own API tells it to a reader who may see all of it.
///
/// @param reader such as the account's root
public record GlueCatalog(AwsApi glue, Principal reader) implements Catalog, Grants {
    private static final Logger LOG = LoggerFactory.getLogger(GlueCatalog.class);

    @Override
    public List<JsonNode> databases() {
        return all("GetDatabases", Json.object(), "DatabaseList");
    }

    @Override
    public Optional<JsonNode> database(String name) {
        return call("GetDatabase", Json.object().put("Name", name)).map(answer -> answer.path("Database"));
    }

    @Override
    public List<JsonNode> tables(String database) {
        return all("GetTables", Json.object().put("DatabaseName", database), "TableList");
    }

    @Override
    public Optional<JsonNode> table(String database, String name) {
        return call("GetTable", Json.object().put("DatabaseName", database).put("Name", name))
                .map(answer -> answer.path("Table"));
    }

    /// What Glue refuses by Lake Formation's word is not to be seen; what it refuses for other reasons is.
    @Override
    public Sight of(Principal caller, String database, String table) {
        try {
            ask(caller, "GetTable", Json.object().put("DatabaseName", database).put("Name", table));
            return Sight.ALL;
        } catch (AwsFailure e) {
            return e.text().contains("Lake Formation") ? Sight.NOTHING : Sight.ALL;
        }
    }

    private List<JsonNode> all(String operation, ObjectNode question, String list) {
        List<JsonNode> found = new ArrayList<>();
        Optional<JsonNode> page = call(operation, question);
        while (page.isPresent()) {
            page.get().path(list).forEach(found::add);
            String token = page.get().path("NextToken").asText("");
            page = token.isEmpty() ? Optional.empty() : call(operation, question.put("NextToken", token));
        }
        return found;
    }

    /// Empty when there is no such thing.
    private Optional<JsonNode> call(String operation, ObjectNode question) {
        try {
            return Optional.of(ask(reader, operation, question));
        } catch (AwsFailure e) {
            LOG.debug("{}: {} {}", operation, e.code(), e.text());
            return Optional.empty();
        }
    }

    private JsonNode ask(Principal caller, String operation, ObjectNode question) throws AwsFailure {
        Request request = new Request("POST", URI.create("/"),
                Map.of("X-Amz-Target", "AWSGlue." + operation, "Content-Type", Refusals.TYPE), Json.bytes(question));
        try {
            return Json.parse(glue.handle(request, caller).body());
        } catch (AwsFailure e) {
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AwsFailure(500, "InternalServiceException", "interrupted");
        } catch (Exception e) {
            throw new IllegalStateException(operation + " cannot be asked", e);
        }
    }
}
