package tableflow.console.service.topics;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;

/// What one remote system says about a topic: an answer that is still on its way, the answer, or why there is none.
/// An answer that is missing is never shown as a blank or a zero.
///
/// @param <T> what was asked for
public sealed interface Answer<T> {

    /// Asked or about to be asked.
    record Waiting<T>() implements Answer<T> {}

    /// Answered.
    record Known<T>(T answer) implements Answer<T> {}

    /// Not checked: the system did not answer, refused, or could not be asked.
    record NotChecked<T>(RemoteFailure why) implements Answer<T> {}

    static <T> Answer<T> waiting() {
        return new Waiting<>();
    }

    static <T> Answer<T> known(T value) {
        return new Known<>(value);
    }

    static <T> Answer<T> notChecked(RemoteFailure why) {
        return new NotChecked<>(why);
    }

    /// The value, when it is known.
    default Optional<T> value() {
        return this instanceof Known<T>(T answer) ? Optional.of(answer) : Optional.empty();
    }

    /// Why it was not checked; absent when it is known or on its way.
    default @Nullable RemoteFailure failure() {
        return this instanceof NotChecked<T>(RemoteFailure why) ? why : null;
    }

    default boolean isWaiting() {
        return this instanceof Waiting<T>;
    }

    /// The same answer in another form.
    default <R> Answer<R> map(Function<T, R> change) {
        return then(answer -> known(change.apply(answer)));
    }

    /// The answer to a question that can be asked only when this one is known.
    default <R> Answer<R> then(Function<T, Answer<R>> next) {
        RemoteFailure failure = failure();
        return failure != null ? notChecked(failure) : value().map(next).orElse(waiting());
    }
}
