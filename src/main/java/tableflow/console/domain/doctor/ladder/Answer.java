package tableflow.console.domain.doctor.ladder;

import java.util.List;
import java.util.Optional;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.doctor.Signal;
import tableflow.console.domain.doctor.Signal.Source;

/// What became of the question for a fact.
///
/// @param <T> the fact's type
public sealed interface Answer<T> {

    /// The calls that were made for it, in order.
    List<Call> calls();

    /// What is known; empty when it is not.
    default Optional<T> value() {
        return this instanceof Known<T>(T it, List<Call> calls) ? Optional.of(it) : Optional.empty();
    }

    /// What was said instead of an answer; empty when there was one, or nobody was asked.
    default Optional<Signal> refusal() {
        return this instanceof Refused<T> refused ? Optional.of(refused.signal()) : Optional.empty();
    }

    /// The question was answered; "there is none" is an answer too, and then in the type.
    record Known<T>(T it, List<Call> calls) implements Answer<T> {
        public Known {
            calls = List.copyOf(calls);
        }
    }

    /// The call failed. A missing permission is no proof that what was asked for is wrong.
    ///
    /// @param source who was asked
    record Refused<T>(Source source, RemoteFailure failure, List<Call> calls) implements Answer<T> {
        public Refused {
            calls = List.copyOf(calls);
        }

        /// The failure as the catalogue takes it.
        public Signal signal() {
            return Signal.of(source, failure.code().orElse(""), failure.why());
        }
    }

    /// Nobody was asked.
    ///
    /// @param why in a sentence: "No topic is named."
    record NotAsked<T>(String why) implements Answer<T> {
        @Override
        public List<Call> calls() {
            return List.of();
        }
    }
}
