package tableflow.console.service.provisioning;

import java.util.Set;

/// Choices about one run.
///
/// @param accepted the codes of the plan's notices that the user accepted
/// @param waitForKeys whether to wait until new keys work; not possible where the cluster cannot be reached from here
/// @param waitForHealth whether to wait until the tables are healthy
public record ApplyOptions(Set<String> accepted, boolean waitForKeys, boolean waitForHealth) {

    /// Nothing accepted, waits for everything.
    public static final ApplyOptions DEFAULT = new ApplyOptions(Set.of(), true, true);

    public ApplyOptions {
        accepted = Set.copyOf(accepted);
    }
}
