package tableflow.console.ui.query.trouble;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.doctor.CheckKind;
import tableflow.console.domain.doctor.Finding;
import tableflow.console.service.doctor.Subject;

/// What the panel needs of the outside, for one profile.
///
/// @param region the profile's
/// @param resultLocation the profile's; absent leaves it to the workgroup
public record TroubleServices(Examiner examiner, String region, @Nullable String resultLocation) {

    /// Makes checks; see [tableflow.console.service.doctor.Doctor#examine]. Blocking.
    @FunctionalInterface
    public interface Examiner {
        void examine(CheckKind wanted, Subject subject, Consumer<Finding> findings);
    }
}
