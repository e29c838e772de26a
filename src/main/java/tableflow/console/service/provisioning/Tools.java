package tableflow.console.service.provisioning;

import java.nio.file.Path;
import java.util.concurrent.ThreadFactory;
import tableflow.console.service.port.Connector;
import tableflow.console.service.profile.SecretStore;
import tableflow.console.service.support.Waiter;

/// What provisioning works with.
///
/// @param folder where the journals lie, one folder below it for each profile
/// @param threads makes the threads that steps run on: virtual ones, because an interrupt must end a blocked call
public record Tools(
        Connector connector, SecretStore secrets, Path folder, ThreadFactory threads, Waiter waiter, Timing timing) {}
