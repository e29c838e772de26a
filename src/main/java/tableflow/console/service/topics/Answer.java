package tableflow.console.service.topics;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;

/// What one remote system says about a topic: an answer that is still on its way, the answer, why there is none, or an
/// earlier answer where the newest question had none.
/// An answer that is missing is never shown as a blank or a zero.
///
/// @param <T> what was asked for
public sealed interface Answer<T> {

    /// Asked or about to be asked.
    record Waiting<T>() implements Answer<T> {
        private static final Answer<?> ALL = new Waiting<>();
    }

    /// Answered.
    record Known<T>(T answer) implements Answer<T> {}

    /// Not checked: the system did not answer, refused, or could not be asked.
    record NotChecked<T>(RemoteFailure why) implements Answer<T> {}

    /// Answered before; the newest question was not answered. What was seen once is not taken away by a key that has
    /// expired meanwhile, but it is never taken for news.
    ///
    /// @param at when the answer was known last
    /// @param why the newest question was not answered
    record Kept<T>(T answer, Instant at, RemoteFailure why) implements Answer<T> {}

    @SuppressWarnings("unchecked") // it holds none
    static <T> Answer<T> waiting() {
        return (Answer<T>) Waiting.ALL;
    }

    static <T> Answer<T> known(T value) {
        return new Known<>(value);
    }

    static <T> Answer<T> notChecked(RemoteFailure why) {
        return new NotChecked<>(why);
    }

    /// The value, when it is known, be it from earlier.
    default Optional<T> value() {
        if (this instanceof Known<T>(T answer)) {
            return Optional.of(answer);
        }
        return this instanceof Kept<T>(T answer, Instant _, RemoteFailure _) ? Optional.of(answer) : Optional.empty();
    }

    /// As [#value()], for whoever asks it of each of many.
    default @Nullable T orNull() {
        if (this instanceof Known<T> known) {
            return known.answer;
        }
        return this instanceof Kept<T> old ? old.answer : null;
    }

    /// The value as of when, where it is an earlier one.
    default Optional<Kept<T>> kept() {
        return this instanceof Kept<T> old ? Optional.of(old) : Optional.empty();
    }

    /// This answer, or while there is none, the earlier one: as it stood while the question is on its way, and as kept
    /// where the question was not answered. That something does not exist is an answer.
    ///
    /// @param at when the earlier one was read
    default Answer<T> orEarlier(Answer<T> earlier, Instant at) {
        RemoteFailure why = failure();
        if (isWaiting()) {
            return earlier;
        }
        if (why == null || why.is(RemoteFailure.Kind.NOT_FOUND)) {
            return this;
        }
        return switch (earlier) {
            case Known<T>(T answer) -> new Kept<>(answer, at, why);
            case Kept<T>(T answer, Instant first, RemoteFailure _) -> new Kept<>(answer, first, why);
            case Waiting<T> _, NotChecked<T> _ -> this;
        };
    }

    /// Why it was not checked; absent when it is known, now or from earlier, or on its way.
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
        if (failure != null) {
            return notChecked(failure);
        }
        Answer<R> then = value().map(next).orElse(waiting());
        return this instanceof Kept<T>(T _, Instant at, RemoteFailure why) && then instanceof Known<R>(R other)
                ? new Kept<>(other, at, why)
                : then;
    }
}
