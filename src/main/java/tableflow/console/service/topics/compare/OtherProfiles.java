package tableflow.console.service.topics.compare;

import java.util.List;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.topics.Topics;

/// The profiles beside the open one. Each is opened with its own keys and its own place of secrets: nothing of the open
/// profile goes along.
public interface OtherProfiles {

    /// There are none.
    OtherProfiles NONE = new OtherProfiles() {
        @Override
        public List<String> names() {
            return List.of();
        }

        @Override
        public Opened open(String name) {
            throw new IllegalArgumentException("there is no other profile");
        }
    };

    /// Their names; blocks.
    List<String> names();

    /// Opens one; blocks, and may ask a person for a passphrase.
    ///
    /// @throws tableflow.console.domain.RemoteFailure NOT_FOUND when there is none of that name
    Opened open(String name);

    /// Another profile at work.
    ///
    /// @param clients closes what it holds open
    record Opened(Profile profile, Topics topics, Runnable clients) implements AutoCloseable {
        @Override
        public void close() {
            clients.run();
        }
    }
}
