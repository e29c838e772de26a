package tableflow.console.domain.doctor.explain;

import org.jspecify.annotations.Nullable;
import tableflow.console.domain.doctor.Signal;
import tableflow.console.domain.doctor.Signal.Source;

/// One answer of a system as it stands in a plain text.
///
/// @param source who gave it; absent when that cannot be told
/// @param code its code or the exception's name; empty when there is none
/// @param codePlace where the code stands; empty at 0 when it stands nowhere
/// @param category Athena's; 0 when not told
/// @param type Athena's number of the error; -1 when not told
/// @param message its words
/// @param place where the words stand
/// @param depth how many answers it lies within: 0 for the outermost
record Utterance(
        @Nullable Source source,
        String code,
        Span codePlace,
        int category,
        int type,
        String message,
        Span place,
        int depth) {

    static final Span NOWHERE = new Span(0, 0);

    /// An answer with a code.
    static Utterance coded(@Nullable Source source, String code, Span codePlace, String message, Span place) {
        return new Utterance(source, code, codePlace, 0, Signal.NO_TYPE, message, place, 0);
    }

    /// Words alone.
    static Utterance words(@Nullable Source source, String message, Span place) {
        return coded(source, "", NOWHERE, message, place);
    }

    Utterance at(int newDepth) {
        return new Utterance(source, code, codePlace, category, type, message, place, newDepth);
    }

    /// The same with fewer words.
    Utterance until(int end) {
        return new Utterance(source, code, codePlace, category, type,
                message.substring(0, end - place.from()), new Span(place.from(), end), depth);
    }

    Signal signal(Source who) {
        return new Signal(who, code, category, type, message);
    }
}
