package tableflow.console;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import tableflow.console.domain.ApiKey;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.messages.Messages;
import tableflow.console.service.messages.Records;
import tableflow.console.service.messages.store.RecordStore;
import tableflow.console.service.port.Connector;
import tableflow.console.service.profile.LocalFailures;
import tableflow.console.service.support.ScratchFolder;
import tableflow.console.service.topics.TopicSources;
import tableflow.console.ui.messages.MessagesPane;
import tableflow.console.ui.messages.MessagesServices;
import tableflow.console.ui.messages.tools.MessageTools;
import tableflow.console.ui.messages.tools.ToolServices;
import tableflow.console.ui.settings.WindowSettings;
import tableflow.console.ui.shell.OpenProfile;
import tableflow.console.ui.shell.PaneSpec;

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

    /// The Messages pane of one open profile.
    ///
    /// @param sources lists the topics
    static PaneSpec pane(Wiring wiring, OpenProfile opened, TopicSources sources, WindowSettings settings) {
        Path scratch = wiring.scratchFolder();
        try {
            ScratchFolder.open(scratch, InstantSource.system());
        } catch (IOException failed) {
            throw LocalFailures.of("make a folder for records", scratch, failed);
        }
        MessagesServices services = new MessagesServices(
                wiring.messages(opened::now),
                new Records(sources.kafka(), sources.registry()),
                () -> sources.kafka().get().topicNames(false).stream().sorted().toList(),
                scratch,
                RecordStore.Limits.USUAL);
        ToolServices tools = new ToolServices(sources.kafka(), new StoredOthers<>(wiring, (profile, clients) ->
                wiring.messages(() -> profile).systems(clients.kafka())));
        return MessagesPane.spec(services, MessageTools.factory(tools), settings);
    }
}
