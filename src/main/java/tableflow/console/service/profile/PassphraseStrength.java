package tableflow.console.service.profile;

import java.util.Locale;
import java.util.Set;

/// How hard a passphrase is to guess, roughly: a hint while it is chosen, no rule. Whoever has the file may try without
/// limit, so length counts most; repetitions, runs such as `abc` or `321`, and words that everybody tries first count
/// little.
public enum PassphraseStrength {
    WEAK,
    FAIR,
    GOOD,
    STRONG;

    private static final Set<String> TRIED_FIRST = Set.of(
            "password", "passphrase", "passwort", "secret", "letmein", "welcome", "qwerty", "qwertz", "admin",
            "confluent", "tableflow", "kafka", "changeme", "iloveyou", "dragon", "monkey");

    private static final double FAIR_BITS = 40;
    private static final double GOOD_BITS = 60;
    private static final double STRONG_BITS = 80;

    /// The strength of `passphrase`; an empty one is weak.
    public static PassphraseStrength of(String passphrase) {
        double bits = bits(passphrase);
        if (bits < FAIR_BITS) {
            return WEAK;
        }
        return bits < GOOD_BITS ? FAIR : bits < STRONG_BITS ? GOOD : STRONG;
    }

    private static double bits(String passphrase) {
        String bare = passphrase;
        for (String word : TRIED_FIRST) {
            int at = bare.toLowerCase(Locale.ROOT).indexOf(word);
            if (at >= 0) {
                bare = bare.substring(0, at) + bare.charAt(at) + bare.substring(at + word.length());
            }
        }
        double letters = 0;
        for (int i = 0; i < bare.length(); i++) {
            letters += i > 0 && isExpected(bare, i) ? 0.25 : 1;
        }
        return letters * Math.log(pool(bare)) / Math.log(2);
    }

    /// Whether the letter continues what the one before began, or has stood twice already.
    private static boolean isExpected(String text, int at) {
        char now = text.charAt(at);
        boolean run = Math.abs(now - text.charAt(at - 1)) <= 1;
        return run || text.substring(0, at).chars().filter(it -> it == now).count() > 2;
    }

    /// How many different letters a guesser has to try in each place.
    private static int pool(String text) {
        int pool = 0;
        pool += text.chars().anyMatch(it -> it >= 'a' && it <= 'z') ? 26 : 0;
        pool += text.chars().anyMatch(it -> it >= 'A' && it <= 'Z') ? 26 : 0;
        pool += text.chars().anyMatch(it -> it >= '0' && it <= '9') ? 10 : 0;
        pool += text.chars().anyMatch(it -> it < 128 && !Character.isLetterOrDigit(it)) ? 20 : 0;
        pool += text.chars().anyMatch(it -> it >= 128) ? 60 : 0;
        return Math.max(pool, 1);
    }
}
