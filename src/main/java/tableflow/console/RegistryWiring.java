package tableflow.console;

import java.util.function.Consumer;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.profile.WriteGuard;
import tableflow.console.service.schemas.registry.RegistryDesk;
import tableflow.console.service.schemas.registry.RegistryKeeping;
import tableflow.console.service.schemas.registry.SchemaUses;
import tableflow.console.service.schemas.subjects.Subjects;
import tableflow.console.service.topics.TopicSources;
import tableflow.console.ui.schemas.registry.RegistryServices;

/// Puts the parts together that keep a Schema Registry.
final class RegistryWiring {

    private RegistryWiring() {}

    static RegistryDesk desk(Profile profile, TopicSources sources) {
        return new RegistryDesk(profile.name(), sources.registry(), new WriteGuard(profile));
    }

    static SchemaUses uses(RegistryDesk desk, TopicSources sources) {
        return new SchemaUses(
                desk, () -> sources.kafka().get().topicNames(false), () -> sources.tableflow().get());
    }

    static Subjects subjects(Profile profile, TopicSources sources) {
        return new Subjects(sources.registry().get(), new WriteGuard(profile));
    }

    /// For the commands.
    ///
    /// @param closing gets what has to be closed in the end
    static RegistryKeeping keeping(Profile profile, TopicSources sources, Consumer<TopicSources> closing) {
        closing.accept(sources);
        RegistryDesk desk = desk(profile, sources);
        return new RegistryKeeping(desk, uses(desk, sources));
    }

    /// For the window.
    static RegistryServices services(Wiring wiring, Profile profile, TopicSources sources) {
        RegistryDesk desk = desk(profile, sources);
        return new RegistryServices(desk, uses(desk, sources),
                () -> new Subjects(sources.registry().get(), desk.guard()),
                new StoredOthers<>(wiring, RegistryWiring::desk));
    }
}
