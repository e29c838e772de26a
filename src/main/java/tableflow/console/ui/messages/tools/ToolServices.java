package tableflow.console.ui.messages.tools;

import java.util.function.Supplier;
import tableflow.console.service.messages.replay.Replay;
import tableflow.console.service.port.KafkaAdmin;
import tableflow.console.service.profile.OtherProfiles;

/// What the tools need of the outside besides what the pane has.
///
/// @param admin throws a [tableflow.console.domain.RemoteFailure] when the cluster cannot be opened
/// @param others the profiles that records can be written to
public record ToolServices(Supplier<KafkaAdmin> admin, OtherProfiles<Replay.Systems> others) {}
