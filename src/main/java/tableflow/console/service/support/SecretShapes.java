package tableflow.console.service.support;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds what looks like a secret: by the name before it, by its place in a header or URL, or by its own shape.
/// It rather takes one word too many than leaves a secret, but keeps ordinary words, ids, digests and paths. Texts come
/// from anywhere and may be long: a pattern that begins with a repetition begins at the start of a word only, or a
/// single long word would take the square of its length.
final class SecretShapes {

    private static final String MARK = Redactor.MARK;

    /// A private key in PEM, with or without its end.
    private static final Pattern PEM = Pattern.compile(
            "-----BEGIN ([A-Z0-9 ]*)PRIVATE KEY-----.*?(?:-----END [A-Z0-9 ]*PRIVATE KEY-----|\\z)", Pattern.DOTALL);

    /// User and password before the host of a URL.
    private static final Pattern USER_INFO =
            Pattern.compile("(?i)(\\b[a-z][a-z0-9+.-]{1,30}://)[^/\\s@?#\"'<>]{1,512}+@");

    /// The whole value of an authorization header; the scheme stays.
    private static final Pattern AUTHORIZATION = Pattern.compile(
            "(?i)\\b((?:proxy-)?authorization\\\\?[\"']?\\s*+[:=]\\s*+\\\\?"
            + "[\"'\\[]?\\s*+)((?:basic|bearer|negotiate|digest)\\s+)?([^\\s\"',;\\]}\\\\]{4,})");

    /// A scheme and its token anywhere.
    private static final Pattern SCHEME =
            Pattern.compile("(?i)\\b(basic|bearer)(\\s+)([A-Za-z0-9+/_.~-]{8,}+={0,2})");

    /// A name that says what follows it. The text between name and value may be JSON, a property, a query, YAML.
    private static final Pattern NAMED = Pattern.compile("(?i)(?<![A-Za-z0-9_.-])([A-Za-z0-9_.-]*"
            + "(?:secret|password|passwd|passphrase|pwd|token|signature|private[_.-]?key|api[_.-]?key|credentials?)"
            + "(?:[_.-]?(?:access[_.-]?key|key|value|string))?)"
            + "(\\\\?[\"']?\\s*[:=]\\s*)"
            + "(\\\\\"(?:[^\\\\\"]|\\\\\\\\.)*+\\\\?\"?|\"(?:[^\"\\\\]|\\\\.)*+\"?|'[^']*+'?|[^\\s,;&\"'}\\])<>]++)");

    /// An unnamed argument after an option with a telling name: `--password x`.
    private static final Pattern OPTION = Pattern.compile(
            "(?i)(?<![A-Za-z-])(--?[A-Za-z-]*(?:secret|password|passphrase|token)[A-Za-z-]{0,40}+\\s+)(?!-)"
            + "([^\\s\"';]+)");

    /// The short name of a signature in the query of a URL.
    private static final Pattern QUERY_SIGNATURE = Pattern.compile("(?i)([?&](?:sig|x-amz-signature)=)[^&\\s\"']+");

    /// Confluent's API secrets of the newer form.
    private static final Pattern CONFLUENT = Pattern.compile("\\bcflt[A-Za-z0-9+/_-]{16,}+={0,2}");

    /// A session token of AWS.
    private static final Pattern AWS_SESSION = Pattern.compile("\\b(?:FwoG|IQoJ|FQoG|AQoD)[A-Za-z0-9+/]{60,}+={0,2}");

    /// A run of Base64 characters: 40 of them are an AWS secret, 64 a Confluent secret of the older form.
    private static final Pattern RUN = Pattern.compile("[A-Za-z0-9+/]{40,}+");

    private SecretShapes() {}

    static String redact(String text) {
        String result = PEM.matcher(text).replaceAll(Matcher.quoteReplacement(MARK));
        result = USER_INFO.matcher(result).replaceAll("$1" + MARK + "@");
        result = replace(AUTHORIZATION, result, SecretShapes::authorization);
        result = replace(SCHEME, result, SecretShapes::scheme);
        result = QUERY_SIGNATURE.matcher(result).replaceAll("$1" + MARK);
        result = replace(NAMED, result, SecretShapes::named);
        result = OPTION.matcher(result).replaceAll("$1" + MARK);
        result = CONFLUENT.matcher(result).replaceAll(MARK);
        result = AWS_SESSION.matcher(result).replaceAll(MARK);
        return replace(RUN, result, SecretShapes::run);
    }

    private static String replace(Pattern pattern, String text, Function<MatchResult, String> by) {
        return pattern.matcher(text).replaceAll(match -> Matcher.quoteReplacement(by.apply(match)));
    }

    private static String authorization(MatchResult match) {
        String scheme = match.group(2) == null ? "" : match.group(2);
        // The signature of AWS follows its scheme by name and is found there; the key id and the scope may stay.
        return match.group(3).startsWith("AWS4-") ? match.group() : match.group(1) + scheme + MARK;
    }

    private static String scheme(MatchResult match) {
        return isWord(match.group(3)) ? match.group() : match.group(1) + match.group(2) + MARK;
    }

    /// "authentication" after "Basic" is a word; a token has digits or capitals in the middle.
    private static boolean isWord(String token) {
        return token.chars().skip(1).allMatch(c -> (c >= 'a' && c <= 'z') || c == '-' || c == '.');
    }

    private static String named(MatchResult match) {
        String name = match.group(1).toLowerCase(Locale.ROOT);
        String value = match.group(3);
        if (isPagingToken(name) || isHarmless(value)) {
            return match.group();
        }
        return match.group(1) + match.group(2) + keepQuotes(value);
    }

    private static boolean isPagingToken(String name) {
        String plain = name.replaceAll("[_.-]", "");
        return plain.endsWith("pagetoken") || plain.endsWith("nexttoken") || plain.endsWith("continuationtoken");
    }

    private static boolean isHarmless(String value) {
        String bare = value.replaceAll("[\\\\\"']", "");
        return bare.isEmpty()
                || bare.equals("null")
                || bare.equals("true")
                || bare.equals("false")
                || bare.startsWith("{")
                || bare.startsWith("[")
                || bare.equals(MARK);
    }

    private static String keepQuotes(String value) {
        if (value.startsWith("\\\"")) {
            return "\\\"" + MARK + (value.endsWith("\\\"") ? "\\\"" : "");
        }
        char first = value.charAt(0);
        if (first != '"' && first != '\'') {
            return MARK;
        }
        boolean closed = value.length() > 1 && value.charAt(value.length() - 1) == first;
        return first + MARK + (closed ? first : "");
    }

    private static String run(MatchResult match) {
        String text = match.group();
        boolean fits = text.length() == 40 || text.length() == 64;
        return fits && looksRandom(text) ? MARK : text;
    }

    /// Random Base64 of 40 characters has about 4.7 bits each; a path or a name stays near 4, a hexadecimal digest
    /// cannot exceed 4.
    private static boolean looksRandom(String text) {
        boolean upper = text.chars().anyMatch(Character::isUpperCase);
        boolean lower = text.chars().anyMatch(Character::isLowerCase);
        boolean digit = text.chars().anyMatch(Character::isDigit);
        return upper && lower && (digit || text.length() == 40) && bitsPerCharacter(text) > 4.2;
    }

    private static double bitsPerCharacter(String text) {
        Map<Character, Integer> counts = new HashMap<>();
        for (int i = 0; i < text.length(); i++) {
            counts.merge(text.charAt(i), 1, Integer::sum);
        }
        double bits = 0;
        for (int count : counts.values()) {
            double share = (double) count / text.length();
            bits -= share * Math.log(share) / Math.log(2);
        }
        return bits;
    }
}
