package tableflow.console.service.doctor;

import java.util.Set;
import tableflow.console.domain.doctor.CheckKind;
import tableflow.console.domain.doctor.Layer;

/// Looks at one thing without changing anything.
interface Check {

    CheckKind kind();

    /// Where the cause lies when it is broken and the failure itself does not tell.
    Layer layer();

    /// What has to be all right for this to mean anything.
    Set<CheckKind> buildsOn();

    /// Looks, and says in a sentence what is right. What it finds for later checks goes into `examination`.
    ///
    /// @throws tableflow.console.domain.RemoteFailure of a call that failed
    /// @throws Broken when the answers came, and show that something is wrong
    /// @throws Unknown when a part of the subject is not known
    String look(Examination examination) throws Broken, Unknown;

    /// Something is wrong, although every call was answered.
    final class Broken extends Exception {
        private static final long serialVersionUID = 1;

        private final String mode;

        /// @param mode the failure's id in the catalogue
        Broken(String mode, String says) {
            super(says);
            this.mode = mode;
        }

        String mode() {
            return mode;
        }
    }

    /// It cannot be looked at.
    final class Unknown extends Exception {
        private static final long serialVersionUID = 1;

        Unknown(String why) {
            super(why);
        }
    }
}
