package tableflow.console.ui.topics;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.function.Function;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.service.topics.Answer;
import tableflow.console.ui.Messages;

/// What a cell or a fact shows: a text, how it is meant, and more to read about it (empty for none).
///
/// @param isKept whether it is from earlier than the newest reading, which `more` then says; it is marked in sight
record Shown(String text, Tone tone, String more, boolean isKept) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

    Shown(String text, Tone tone, String more) {
        this(text, tone, more, false);
    }

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
        Shown shown = answer.value().map(known).orElseGet(Shown::waiting);
        return answer.kept()
                .map(kept -> new Shown(shown.text, shown.tone,
                        shown.more.isEmpty() ? reason(kept) : shown.more + "\n" + reason(kept), true))
                .orElse(shown);
    }

    /// The same for a fact near which the reason is told for several of them.
    static <T> Shown fact(Answer<T> answer, Function<T, Shown> known) {
        if (answer.failure() != null) {
            return of(Tone.UNCHECKED, Messages.text("topics.unchecked"));
        }
        Shown shown = answer.value().map(known).orElseGet(Shown::waiting);
        return answer.kept().isEmpty() ? shown : new Shown(shown.text, shown.tone, shown.more, true);
    }

    /// The text as it is read: what is from earlier has a star.
    String marked() {
        return isKept ? Messages.text("topics.kept.mark", text) : text;
    }

    /// A moment, in the time of this machine.
    static String time(Instant moment) {
        return TIME.format(moment);
    }

    /// From when an answer is, and why there is no newer one.
    static String reason(Answer.Kept<?> kept) {
        return Messages.text("topics.kept.reason", time(kept.at()), sentence(kept.why()))
                + kept.why().advice().map(advice -> "\n" + advice).orElse("");
    }

    /// Why something was not checked, in a sentence or two.
    static String reason(RemoteFailure why) {
        return Messages.text("topics.unchecked.reason", sentence(why))
                + why.advice().map(advice -> "\n" + advice).orElse("");
    }

    private static String sentence(RemoteFailure why) {
        return why.why().isEmpty() ? why.what() : why.what() + ": " + why.why();
    }
}
