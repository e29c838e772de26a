package tableflow.console.ui.shell;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.doctor.Signal.Source;
import tableflow.console.ui.control.Diagnosing;

/// Offers the doctor to failures shown in a part of the window, with what that part knows about them.
public final class Diagnoses {

    private Diagnoses() {}

    /// Offers it within `scope` while a pane answers [Request.Diagnose].
    ///
    /// @param about what the part shows at that moment
    /// @param source who speaks there; absent when it may be anybody
    public static void offer(
            Node scope, Navigation navigation, Supplier<Request.About> about, @Nullable Source source) {
        Diagnosing.offer(scope, failure -> navigation.answers(Request.Diagnose.class)
                ? Optional.of(() -> navigation.send(
                        new Request.Diagnose(about.get(), Request.Said.of(source, failure), List.of())))
                : Optional.empty());
    }
}
