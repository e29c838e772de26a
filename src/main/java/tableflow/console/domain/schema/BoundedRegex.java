package tableflow.console.domain.schema;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tableflow.console.domain.WatchedText;

/// Regular expressions of the user's, tried for a bounded number of steps. Java's matcher goes back and tries again,
/// which can take longer than anybody lives.
public final class BoundedRegex {

    /// Characters that a matcher may look at for one text: some milliseconds.
    private static final int MOST_STEPS = 200_000;
    private static final int SHORT = 12;
    private static final int LONG = 24;
    /// Twice the text takes a polynomial expression of the third degree eight times the steps.
    private static final long FACTOR = 16;
    private static final int MOST_SEEDS = 12;
    /// Java's matcher remembers where a repetition failed before, unless there is a reference back. Those of other
    /// languages, which read the same schema, do not remember.
    private static final String FORGETFUL = "(?:(?<forgetful>)\\k<forgetful>)?";

    private BoundedRegex() {}

    /// Whether `pattern` is found in `text`; empty when that takes too long to say.
    public static Optional<Boolean> find(Pattern pattern, String text) {
        int most = (int) Math.min(Integer.MAX_VALUE, Math.max(MOST_STEPS, 100L * text.length()));
        try {
            return Optional.of(pattern.matcher(counted(text, most)).find());
        } catch (TooManySteps | StackOverflowError tooLong) {
            return Optional.empty();
        }
    }

    /// Whether there is a short text for which an expression takes steps out of all proportion. Tries repetitions of
    /// the characters that it speaks of, with an end that does not match: a "no" is no proof.
    ///
    /// @throws java.util.regex.PatternSyntaxException when it is none
    public static boolean explodes(String text) {
        Pattern.compile(text);
        if (text.chars().filter(c -> c == '*' || c == '+' || c == '{').count() < 2) {
            return false;
        }
        Pattern pattern = Pattern.compile(text + FORGETFUL);
        for (String seed : seeds(text)) {
            long few = steps(pattern, seed.repeat(SHORT) + "\u0001");
            long many = steps(pattern, seed.repeat(LONG) + "\u0001");
            if (many >= MOST_STEPS || (many > FACTOR * few && many > MOST_STEPS / 100)) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> seeds(String text) {
        Set<String> seeds = new LinkedHashSet<>(Set.of("a", "0"));
        for (int at = 0; at < text.length() && seeds.size() < MOST_SEEDS; at++) {
            char c = text.charAt(at);
            if (c == '\\' && at + 1 < text.length()) {
                at++;
                switch (text.charAt(at)) {
                    case 'd' -> seeds.add("0");
                    case 's' -> seeds.add(" ");
                    case 'w', 'S', 'D' -> seeds.add("a");
                    default -> seeds.add(String.valueOf(text.charAt(at)));
                }
            } else if ("()[]{}*+?|^$".indexOf(c) < 0) {
                seeds.add(String.valueOf(c));
            }
        }
        return seeds;
    }

    private static long steps(Pattern pattern, String text) {
        WatchedText counted = counted(text, MOST_STEPS);
        try {
            pattern.matcher(counted).find();
            return counted.looks();
        } catch (TooManySteps | StackOverflowError tooLong) {
            return MOST_STEPS;
        }
    }

    private static WatchedText counted(String text, int most) {
        return new WatchedText(text, most, () -> {
            throw new TooManySteps();
        });
    }

    private static final class TooManySteps extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooManySteps() {
            super("too many steps", null, false, false);
        }
    }
}
