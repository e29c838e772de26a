package tableflow.console.service.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.service.support.AtomicFiles;
import tableflow.console.service.support.Fields;
import tableflow.console.service.support.FileGuard;
import tableflow.console.service.support.LocatedJson;

/// The few choices that hold for all profiles: `settings.json`, texts by key, version 1. Several running consoles may
/// change it; each change reads, changes one key and writes under a lock, so none undoes another's. Keys that this
/// console does not know stay.
public final class Settings {

    /// The profile that is opened when none is named.
    public static final String DEFAULT_PROFILE = "defaultProfile";

    /// The secret store that is used; its texts are those of [SecretVault.Kind].
    public static final String SECRET_STORE = "secretStore";

    private static final int VERSION = 1;
    private static final Logger LOG = LoggerFactory.getLogger(Settings.class);

    private final Path file;
    private final FileGuard guard;
    private final Clock clock;

    /// Kept in `file`, which need not exist yet.
    ///
    /// @param clock names the file that a damaged one becomes
    public Settings(Path file, Clock clock) {
        this.file = file;
        this.guard = new FileGuard(file.resolveSibling(file.getFileName() + ".lock"));
        this.clock = clock;
    }

    /// The text under `key`.
    ///
    /// @throws RemoteFailure when the file is there and cannot be read, or is of a newer console
    public Optional<String> get(String key) {
        try {
            return Optional.ofNullable(read().get(key)).filter(JsonNode::isTextual).map(JsonNode::asText);
        } catch (BadInput damaged) {
            if (damaged.reason() == BadInput.Reason.NEWER) {
                throw newer(damaged);
            }
            LOG.warn("Settings are damaged and count as empty until the next change: {}", damaged.getMessage());
            return Optional.empty();
        } catch (IOException failed) {
            throw LocalFailures.of("read the settings", file, failed);
        }
    }

    /// Keeps `value` under `key`; null removes it. A damaged file is set aside first.
    ///
    /// @throws RemoteFailure when it cannot be written, or is of a newer console and stays as it is
    public void put(String key, @Nullable String value) {
        try {
            guard.locked(() -> {
                ObjectNode document = readOrSetAside();
                if (value == null) {
                    document.remove(key);
                } else {
                    document.put(key, value);
                }
                AtomicFiles.write(file, document.toPrettyString() + "\n");
                return document;
            });
        } catch (IOException failed) {
            throw LocalFailures.of("write the settings", file, failed);
        }
    }

    private ObjectNode readOrSetAside() throws IOException {
        try {
            return read();
        } catch (BadInput damaged) {
            if (damaged.reason() == BadInput.Reason.NEWER) {
                throw newer(damaged);
            }
            Path aside = AtomicFiles.setAside(file, clock.instant());
            LOG.warn("Settings were damaged and begin anew; the old file is {}: {}", aside, damaged.getMessage());
            return fresh();
        }
    }

    private ObjectNode read() throws IOException {
        byte[] content;
        try {
            content = Files.readAllBytes(file);
        } catch (NoSuchFileException first) {
            return fresh();
        }
        LocatedJson document = LocatedJson.parse(file.toString(), content);
        Fields.of(document, new ArrayList<>()).requireVersion(VERSION);
        return (ObjectNode) document.root();
    }

    private static ObjectNode fresh() {
        return JsonNodeFactory.instance.objectNode().put("version", VERSION);
    }

    private static RemoteFailure newer(BadInput cause) {
        return RemoteFailure.of(RemoteFailure.Kind.INVALID, "read the settings", String.valueOf(cause.getMessage()))
                .withAdvice("Update this console, or let it use a folder of its own with TABLEFLOW_CONSOLE_HOME.")
                .withCause(cause);
    }
}
