package tableflow.console.service.schemas.registry;

import java.util.List;
import tableflow.console.domain.profile.Profile;

/// The registries of the profiles beside the open one. Each is opened with its own keys.
public interface OtherRegistries {

    /// There are none.
    OtherRegistries NONE = new OtherRegistries() {
        @Override
        public List<String> names() {
            return List.of();
        }

        @Override
        public Opened open(String name) {
            throw new IllegalArgumentException("there is no other profile");
        }
    };

    /// Names of the profiles; blocks.
    List<String> names();

    /// Opens one; blocks, and may ask a person for a passphrase.
    ///
    /// @throws tableflow.console.domain.RemoteFailure NOT_FOUND when there is none of that name
    Opened open(String name);

    /// Another profile's registry.
    ///
    /// @param clients closes what it holds open
    record Opened(Profile profile, RegistryDesk desk, Runnable clients) implements AutoCloseable {
        @Override
        public void close() {
            clients.run();
        }
    }
}
