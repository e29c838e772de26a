package tableflow.console.service.messages.replay;

import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.port.SchemaRegistry;
import tableflow.console.service.profile.WriteGuard;
import tableflow.console.service.schemas.registry.RegistryDesk;
import tableflow.console.service.schemas.registry.SchemaCopies;

/// The way of records from one profile to a topic of another. The lock of the other profile holds, not that of the
/// first: a profile that may only be read gives records to one that may be written to.
///
/// @param replay writes them
/// @param copies registers their schemas over there
public record Crossing(Replay replay, SchemaCopies copies) {

    /// @param own the profile that the records come from
    /// @param registry of that profile
    /// @param other the profile that they go to
    /// @param systems of the other profile
    public static Crossing of(
            Profile own, Supplier<SchemaRegistry> registry, Profile other, Replay.Systems systems,
            InstantSource clock) {
        WriteGuard guard = new WriteGuard(other);
        return new Crossing(
                new Replay(systems, new Replay.Origin(registry, isSameCluster(own.kafka(), other.kafka())), guard,
                        clock),
                new SchemaCopies(new RegistryDesk(own.name(), registry, new WriteGuard(own)),
                        new RegistryDesk(other.name(), systems.registry(), guard)));
    }

    private static boolean isSameCluster(Profile.@Nullable Kafka one, Profile.@Nullable Kafka other) {
        return one != null && other != null && (one.bootstrapServers().equals(other.bootstrapServers())
                || one.clusterId().equals(other.clusterId()));
    }
}
