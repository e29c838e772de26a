package tableflow.console.sandbox.armoury;

import java.util.List;
import java.util.stream.Stream;

/// All ways to fail into which the lab can be brought.
public final class Armoury {
    private static final List<Mode> ALL = Stream.of(CredentialArms.all(), StorageArms.all(), RoleArms.all(),
            GlueArms.all(), AthenaArms.all(), AthenaArms.told(), TableflowArms.all()).flatMap(List::stream).toList();
    private static final List<Mode> HEALTHY = Stream.of(StorageArms.healthy(), RoleArms.healthy(),
            GlueArms.healthy()).flatMap(List::stream).toList();

    private Armoury() {}

    /// Every one, by the groups of the catalogue.
    public static List<Mode> all() {
        return ALL;
    }

    /// States that look like a way to fail and are none; each has the id of the one that it looks like.
    public static List<Mode> healthy() {
        return HEALTHY;
    }

    /// @param name an id, or an id with a variant
    public static Mode find(String name) {
        return Stream.concat(ALL.stream(), HEALTHY.stream()).filter(mode -> mode.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no way into " + name + " is known"));
    }
}
