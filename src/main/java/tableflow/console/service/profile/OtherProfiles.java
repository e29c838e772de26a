package tableflow.console.service.profile;

import java.util.List;
import tableflow.console.domain.profile.Profile;

/// The profiles beside the open one. Each is opened with its own keys and its own place of secrets: nothing of the open
/// profile goes along.
///
/// @param <T> what is wanted of a profile
public interface OtherProfiles<T> {

    /// There are none.
    static <T> OtherProfiles<T> none() {
        return new OtherProfiles<>() {
            @Override
            public List<String> names() {
                return List.of();
            }

            @Override
            public Opened<T> open(String name) {
                throw new IllegalArgumentException("there is no other profile");
            }
        };
    }

    /// Their names; blocks.
    List<String> names();

    /// Opens one; blocks, and may ask a person for a passphrase.
    ///
    /// @throws tableflow.console.domain.RemoteFailure NOT_FOUND when there is none of that name
    Opened<T> open(String name);

    /// Another profile at work.
    ///
    /// @param service what is wanted of it
    /// @param clients closes what it holds open
    record Opened<T>(Profile profile, T service, Runnable clients) implements AutoCloseable {
        @Override
        public void close() {
            clients.run();
        }
    }
}
