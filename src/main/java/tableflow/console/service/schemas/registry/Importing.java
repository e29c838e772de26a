package tableflow.console.service.schemas.registry;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.change.ChangeRequest.SetRegistryMode;
import tableflow.console.domain.schema.RegistryMode;
import tableflow.console.service.port.RegistryAdmin;

/// Has a subject in IMPORT mode while something is done, and gives it its mode back, however that ends.
final class Importing {

    private Importing() {}

    /// @throws RemoteFailure of the work, or of changing the mode; when the mode could not be given back, it says so
    static void during(RegistryAdmin admin, String subject, Runnable work) {
        Optional<Open<RegistryMode>> own = admin.ownMode(subject);
        if (own.isPresent() && own.get().is(RegistryMode.IMPORT)) {
            work.run();
            return;
        }
        // Forced: without it the registry forgets what is deleted softly when it enters the mode.
        admin.set(new SetRegistryMode(subject, RegistryMode.IMPORT, true));
        try {
            work.run();
        } finally {
            giveBack(admin, subject, own.map(Open::known).orElse(null));
        }
    }

    /// An interrupt waits until the subject is as it was: left in IMPORT mode it would take no producer's schema.
    private static void giveBack(RegistryAdmin admin, String subject, @Nullable RegistryMode before) {
        boolean interrupted = Thread.interrupted();
        try {
            admin.set(new SetRegistryMode(subject, before, false));
        } catch (RemoteFailure failure) {
            throw failure.during("give " + subject + " its mode back").withAdvice("The subject is still in IMPORT mode "
                    + "and takes no producer's schema: set its mode to " + (before == null ? "inherited" : before)
                    + " in its settings.");
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
