package tableflow.console.domain.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.doctor.Signal.Source;

/// How a failure mode shows itself: all parts that are given must fit.
///
/// @param sources who says it
/// @param codes any of them; empty takes every code. Athena puts the engine's code before the message, which counts
/// @param types any of them; empty takes every one
/// @param words found in the message, whatever the letters' case; absent takes every message
/// @param telling how much it says when it is not known who speaks
record Clue(
        Set<Source> sources, Set<String> codes, Set<Integer> types, @Nullable Pattern words, Telling telling) {

    private static final int WORDS_WEIGH = 4;
    private static final int CODE_WEIGHS = 3;
    private static final int TYPE_WEIGHS = 1;

    static Clue from(Source... sources) {
        return new Clue(Set.of(sources), Set.of(), Set.of(), null, Telling.OF_ITS_SOURCE);
    }

    Clue code(String... some) {
        return new Clue(sources, Set.of(some), types, words, telling);
    }

    Clue type(Integer... some) {
        return new Clue(sources, codes, Set.of(some), words, telling);
    }

    /// @param regex matched anywhere in the message. It must run in linear time: repetitions are bounded
    Clue says(String regex) {
        return new Clue(
                sources, codes, types, Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL), telling);
    }

    /// Nobody else says this: it counts whoever speaks.
    Clue unmistakable() {
        return new Clue(sources, codes, types, words, Telling.ALONE);
    }

    /// Many say this: it proves nothing.
    Clue hint() {
        return new Clue(sources, codes, types, words, Telling.HINT);
    }

    /// How well a clue fits, and by what.
    ///
    /// @param code the code that fits; empty when it was not by a code
    /// @param wordsFrom where in the message the words are; -1 when it was not by words
    /// @param wordsTo their end
    record Fit(int weight, List<String> why, Telling telling, String code, int wordsFrom, int wordsTo) {}

    /// Empty when it does not fit.
    Optional<Fit> fit(Signal signal) {
        return sources.contains(signal.source()) ? fitWhoeverSays(signal) : Optional.empty();
    }

    /// The same for a signal of which it is not known who gave it.
    Optional<Fit> fitWhoeverSays(Signal signal) {
        int weight = 0;
        List<String> why = new ArrayList<>();
        String fitting = "";
        int from = -1;
        int to = -1;
        if (!codes.isEmpty()) {
            String code = codes.stream()
                    .filter(one -> one.equalsIgnoreCase(signal.code()) || begins(signal.message(), one))
                    .findFirst().orElse(null);
            if (code == null) {
                return Optional.empty();
            }
            fitting = code;
            weight += CODE_WEIGHS;
            why.add("the code is " + code);
        }
        if (!types.isEmpty()) {
            if (!types.contains(signal.type())) {
                return Optional.empty();
            }
            weight += TYPE_WEIGHS;
            why.add("the error type is " + signal.type());
        }
        if (words != null) {
            Matcher found = words.matcher(signal.message());
            if (!found.find()) {
                return Optional.empty();
            }
            from = found.start();
            to = found.end();
            weight += WORDS_WEIGH;
            why.add("the message says \"" + found.group().strip() + "\"");
        }
        return Optional.of(new Fit(weight, why, telling, fitting, from, to));
    }

    /// `CODE: words`, or `CODE (words)`.
    private static boolean begins(String message, String code) {
        return message.length() > code.length()
                && message.regionMatches(true, 0, code, 0, code.length())
                && !Character.isLetterOrDigit(message.charAt(code.length()))
                && message.charAt(code.length()) != '_';
    }
}
