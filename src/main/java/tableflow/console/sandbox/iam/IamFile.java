package tableflow.console.sandbox.iam;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.http.OwnerOnly;
import tableflow.console.sandbox.http.Records;

/// The accounts as one JSON file. Its secrets are good for this sandbox only; the file is for its owner's eyes.
final class IamFile {
    private static final int VERSION = 1;
    private static final ObjectMapper MAPPER = Records.mapper();

    private final Path path;

    IamFile(Path path) {
        this.path = path;
    }

    /// What stands in the file.
    ///
    /// @param serviceControl account to name to document
    record Content(List<User> users, List<Role> roles, List<ManagedPolicy> policies, List<UserKey> keys,
            List<Session> sessions, Map<String, Map<String, String>> serviceControl) {}

    /// @throws IOException also when it is no such file; it is left as it is
    Optional<Content> read() throws IOException {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        var root = MAPPER.readTree(path.toFile());
        if (root == null || root.path("version").asInt() != VERSION || !root.path("content").isObject()) {
            throw new IOException(path + " does not hold a sandbox's AWS accounts of version " + VERSION);
        }
        return Optional.of(MAPPER.treeToValue(root.path("content"), Content.class));
    }

    /// A reader sees the old file or the new one.
    void write(Content content) throws IOException {
        ObjectNode root = Json.object().put("version", VERSION);
        root.set("content", MAPPER.valueToTree(content));
        OwnerOnly.write(path, Json.pretty(root));
    }
}
