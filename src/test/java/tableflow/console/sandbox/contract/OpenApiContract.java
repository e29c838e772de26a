package tableflow.console.sandbox.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tableflow.console.sandbox.http.Json;

/// Holds answers against a published OpenAPI 3.0 file: is there such a path, method and status, is the content type
/// one it names, and does the body fit the schema?
///
/// The files lie beside the project and may be absent: then the test that asks for one is skipped.
/// `x-extensible-enum` binds nothing, as its authors mean it. In answers `required` counts for read-only names too,
/// and not for write-only ones.
public final class OpenApiContract {
    private static final Path FOLDER = Path.of(System.getProperty("project.directory", "."))
            .resolve("../shared/reference/openapi");

    private final String file;
    private final JsonNode document;
    private final SchemaRegistry registry = SchemaRegistry.withDialect(Dialects.getOpenApi30());
    private final Map<String, Schema> schemas = new HashMap<>();
    private final Set<String> seen = new TreeSet<>();

    private OpenApiContract(String file, JsonNode document) {
        this.file = file;
        this.document = document;
    }

    /// Reads one of the files, or skips the running test when the folder is absent.
    public static OpenApiContract orSkip(String file) {
        return orSkip(find(file));
    }

    /// Reads one of the files for its requests, where `required` does not count for read-only names, or skips.
    public static OpenApiContract ofRequestsOrSkip(String file) {
        return orSkip(find(file, "readOnly"));
    }

    private static OpenApiContract orSkip(Optional<OpenApiContract> found) {
        assumeTrue(found.isPresent(), "no OpenAPI files beside the project");
        return found.orElseThrow();
    }

    /// Reads one of the files, when the folder is there.
    public static Optional<OpenApiContract> find(String file) {
        return find(file, "writeOnly");
    }

    private static Optional<OpenApiContract> find(String file, String notRequired) {
        Path path = FOLDER.resolve(file);
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try {
            Object yaml = new Load(LoadSettings.builder().setCodePointLimit(32 << 20).build())
                    .loadFromString(Files.readString(path));
            JsonNode document = Json.tree(yaml);
            dropRequired(document, notRequired);
            return Optional.of(new OpenApiContract(file, document));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Fails unless the answer is one that the file promises for this call.
    ///
    /// @param path raw path, without query
    /// @param contentType as sent; empty when there was none
    public void conforms(String method, String path, int status, String contentType, String body) {
        String template = template(path);
        JsonNode operation = document.path("paths").path(template).path(method.toLowerCase(java.util.Locale.ROOT));
        assertThat(operation.isMissingNode()).as("%s has no %s %s", file, method, path).isFalse();
        JsonNode response = response(operation, status);
        assertThat(response.isMissingNode())
                .as("%s %s promises no status %s; the answer was: %s", method, template, status, body).isFalse();
        seen.add(method + " " + template + " " + status);
        JsonNode content = response.path("content");
        if (content.isEmpty() || (body.isEmpty() && status == 429)) {
            return;
        }
        // A type with parameters, such as a version, is promised and sent with them.
        String media = content.has(contentType) ? contentType : contentType.replaceAll(";.*", "").strip();
        assertThat(names(content)).as("content type of %s %s %s", method, template, status).contains(media);
        JsonNode schema = content.path(media).path("schema");
        if (!schema.isMissingNode() && media.endsWith("json")) {
            String key = method + " " + template + " " + status + " " + media;
            List<Error> errors = schemas.computeIfAbsent(key, k -> compile(schema))
                    .validate(body, InputFormat.JSON, context ->
                            context.executionConfig(config -> config.formatAssertionsEnabled(true)));
            assertThat(errors).as("%s%n%s", key, body).isEmpty();
        }
    }

    /// Fails unless the file knows the call and its JSON body fits; an empty body is none.
    ///
    /// @param path raw path, without query
    public void takes(String method, String path, String body) {
        String template = template(path);
        JsonNode operation = document.path("paths").path(template).path(method.toLowerCase(java.util.Locale.ROOT));
        assertThat(operation.isMissingNode()).as("%s has no %s %s", file, method, path).isFalse();
        JsonNode content = resolve(operation.path("requestBody")).path("content");
        JsonNode schema = content.path("application/json").path("schema");
        assertThat(body.isEmpty()).as("%s %s has no body", method, template).isEqualTo(schema.isMissingNode());
        if (!body.isEmpty()) {
            assertThat(compile(schema).validate(body, InputFormat.JSON)).as("%s %s%n%s", method, path, body).isEmpty();
        }
    }

    /// Calls checked so far, as `GET /path/{template} 200`.
    public Set<String> seen() {
        return Set.copyOf(seen);
    }

    /// The file's operations, as `GET /path/{template}`, of which no answer has been checked yet.
    public Set<String> unseenOperations() {
        Set<String> unseen = new TreeSet<>();
        document.path("paths").properties().forEach(path -> names(path.getValue()).stream()
                .filter(Set.of("get", "put", "post", "patch", "delete", "head")::contains)
                .map(method -> method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())
                .filter(operation -> seen.stream().noneMatch(s -> s.startsWith(operation + " ")))
                .forEach(unseen::add));
        return unseen;
    }

    private JsonNode response(JsonNode operation, int status) {
        JsonNode all = operation.path("responses");
        for (String key : List.of(Integer.toString(status), status / 100 + "XX", "default")) {
            if (all.has(key)) {
                return resolve(all.path(key));
            }
        }
        return all.path("none");
    }

    private JsonNode resolve(JsonNode node) {
        JsonNode at = node;
        while (at.has("$ref")) {
            at = document.at(at.path("$ref").asText().substring(1));
        }
        return at;
    }

    /// A schema document of its own, with all components beside it so that references resolve.
    private Schema compile(JsonNode schema) {
        ObjectNode root = Json.object();
        root.putArray("allOf").add(schema);
        root.set("components", document.path("components"));
        return registry.getSchema(new String(Json.bytes(root), StandardCharsets.UTF_8), InputFormat.JSON);
    }

    /// The path template for a raw path; literal segments win over variables.
    private String template(String path) {
        String best = "";
        for (String template : names(document.path("paths"))) {
            if (matches(template, path) && (best.isEmpty() || variables(template) < variables(best))) {
                best = template;
            }
        }
        assertThat(best).as("%s has no path for %s", file, path).isNotEmpty();
        return best;
    }

    private static boolean matches(String template, String path) {
        String[] wanted = template.split("/", -1);
        String[] got = path.split("/", -1);
        if (wanted.length != got.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (!wanted[i].startsWith("{") && !wanted[i].equals(got[i])) {
                return false;
            }
        }
        return true;
    }

    private static long variables(String template) {
        return template.chars().filter(c -> c == '{').count();
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static void dropRequired(JsonNode node, String marked) {
        if (node instanceof ObjectNode object && object.path("required") instanceof ArrayNode required) {
            ArrayNode kept = Json.array();
            required.forEach(name -> {
                if (!object.path("properties").path(name.asText()).path(marked).asBoolean()) {
                    kept.add(name);
                }
            });
            object.set("required", kept);
        }
        node.forEach(child -> dropRequired(child, marked));
    }
}
