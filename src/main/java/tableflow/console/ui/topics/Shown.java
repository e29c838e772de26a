package tableflow.console.ui.topics;

import java.util.function.Function;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.service.topics.Answer;
import tableflow.console.ui.Messages;

/// What a cell or a fact shows: a text, how it is meant, and more to read about it (empty for none).
record Shown(String text, Tone tone, String more) {

    /// How a text is meant. Colour is never the only sign: the text says it too.
    enum Tone {
        PLAIN,
        /// Nothing there, and that is fine.
        MUTED,
        /// The answer is on its way.
        WAITING,
        /// The question was not answered; `more` says why.
        UNCHECKED,
        GOOD,
        BUSY,
        WARNING,
        BAD;

        /// The style class of a text in this tone.
        String styleClass() {
            return switch (this) {
                case PLAIN -> "tone-plain";
                case MUTED, WAITING -> "tone-muted";
                case UNCHECKED -> "tone-unchecked";
                case GOOD -> "tone-good";
                case BUSY -> "tone-busy";
                case WARNING -> "tone-warning";
                case BAD -> "tone-bad";
            };
        }
    }

    static Shown plain(String text) {
        return new Shown(text, Tone.PLAIN, "");
    }

    static Shown plain(String text, String more) {
        return new Shown(text, Tone.PLAIN, more);
    }

    static Shown of(Tone tone, String text) {
        return new Shown(text, tone, "");
    }

    /// There is none, as it may be.
    static Shown none() {
        return new Shown(Messages.text("topics.none"), Tone.MUTED, "");
    }

    static Shown waiting() {
        return new Shown(Messages.text("topics.waiting"), Tone.WAITING, "");
    }

    static Shown unchecked(RemoteFailure why) {
        return new Shown(Messages.text("topics.unchecked"), Tone.UNCHECKED, reason(why));
    }

    /// Shows an answer: its value as `known` says, or that it is awaited or was not checked.
    static <T> Shown answer(Answer<T> answer, Function<T, Shown> known) {
        RemoteFailure why = answer.failure();
        if (why != null) {
            return unchecked(why);
        }
        return answer.value().map(known).orElseGet(Shown::waiting);
    }

    /// Why something was not checked, in a sentence or two.
    static String reason(RemoteFailure why) {
        String reason = why.why().isEmpty() ? why.what() : why.what() + ": " + why.why();
        return Messages.text("topics.unchecked.reason", reason)
                + why.advice().map(advice -> "\n" + advice).orElse("");
    }
}
