package tableflow.console.ui.control;

import java.util.Optional;
import javafx.scene.Node;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;

/// The way from a failure to the doctor. Whoever knows the way offers it on a node, for all that is shown within it;
/// the nearest offer counts, so that a part that knows more, such as the topic, can say so.
@FunctionalInterface
public interface Diagnosing {

    /// What finds out why; empty when nobody can.
    Optional<Runnable> of(RemoteFailure failure);

    /// Offers the way within `scope`.
    static void offer(Node scope, Diagnosing how) {
        scope.getProperties().put(Diagnosing.class, how);
    }

    /// The nearest way from `where`; empty for what the user did himself.
    static Optional<Runnable> find(Node where, RemoteFailure failure) {
        if (failure.is(Kind.CANCELLED) || isOwnMistake(failure)) {
            return Optional.empty();
        }
        for (Node node = where; node != null; node = node.getParent()) {
            if (node.hasProperties() && node.getProperties().get(Diagnosing.class) instanceof Diagnosing how) {
                return how.of(failure);
            }
        }
        return Optional.empty();
    }

    /// An input that this program refused; no remote system has spoken.
    private static boolean isOwnMistake(RemoteFailure failure) {
        return failure.is(Kind.INVALID) && failure.status() == 0 && failure.code().isEmpty();
    }
}
