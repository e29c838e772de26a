package tableflow.console;

import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import tableflow.console.domain.ApiKey;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.messages.Messages;
import tableflow.console.service.port.Connector;
import tableflow.console.service.topics.TopicSources;

/// Puts the parts together that read and write records.
final class MessagesWiring {

    private MessagesWiring() {}

    /// @param profile as it is now: its keys may change while it is open
    static Messages of(
            Supplier<Profile> profile, Connector connector, Function<KeyRef, ApiKey> secrets, Executor executor) {
        return new Messages(
                TopicSources.messages(profile, connector, secrets),
                TopicSources.of(profile, connector, secrets).registry(),
                executor,
                Clock.systemUTC());
    }
}
