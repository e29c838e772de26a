package tableflow.console.service.profile;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The few choices that hold for all profiles: `settings.json`, texts by key, version 1. Several running consoles may
/// change it; each change reads, changes one key and writes under a lock, so none undoes another's. Keys that this
/// console does not know stay.
public final class Settings {

    /// The profile that is opened when none is named.
    public static final String DEFAULT_PROFILE = "defaultProfile";

    /// The secret store that is used; its texts are those of [SecretVault.Kind].
    public static final String SECRET_STORE = "secretStore";

    private final JsonFile file;

    /// Kept in `file`, which need not exist yet.
    ///
    /// @param clock names the file that a damaged one becomes
    public Settings(Path file, Clock clock) {
        this.file = new JsonFile(file, "the settings", clock);
    }

    /// The text under `key`.
    ///
    /// @throws tableflow.console.domain.RemoteFailure when the file is there and cannot be read, or is of a newer
    ///     console
    public Optional<String> get(String key) {
        return Optional.ofNullable(file.read().get(key)).filter(JsonNode::isTextual).map(JsonNode::asText);
    }

    /// Keeps `value` under `key`; null removes it. A damaged file is set aside first.
    ///
    /// @throws tableflow.console.domain.RemoteFailure when it cannot be written, or is of a newer console and stays as
    ///     it is
    public void put(String key, @Nullable String value) {
        file.change(document -> {
            if (value == null) {
                document.remove(key);
            } else {
                document.put(key, value);
            }
        });
    }
}
