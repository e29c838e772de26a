package tableflow.console.service.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.Place;
import tableflow.console.domain.Problem;

/// The keys of one object of a document, read strictly: what is missing, of a wrong type or unknown becomes a problem
/// with its place, and reading goes on, so that the user sees all problems at once. After the last key was read,
/// [#done()] reports those that nobody asked for.
public final class Fields {

    private static final int MOST_DIGITS = 38;

    /// A text of the user's: no control characters, no blanks at its ends, at most 200 characters.
    public static final Pattern TEXT = Pattern.compile(
            "^[^\\u0000-\\u0020\\u007f]([^\\u0000-\\u001f\\u007f]{0,198}[^\\u0000-\\u0020\\u007f])?$");

    /// An absolute HTTP URL with neither user information nor query: a base for paths.
    public static final Pattern URL = Pattern.compile("^https?://([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{1,5})?"
            + "(/[A-Za-z0-9._~!$&'()*+,;=:@/-]*)?$");

    private final LocatedJson document;
    private final String pointer;
    private final ObjectNode node;
    private final List<Problem> problems;
    private final Set<String> asked = new LinkedHashSet<>();

    private Fields(LocatedJson document, String pointer, ObjectNode node, List<Problem> problems) {
        this.document = document;
        this.pointer = pointer;
        this.node = node;
        this.problems = problems;
    }

    /// The keys of the whole of `document`.
    ///
    /// @param problems where problems are added
    /// @throws BadInput when the document is no object
    public static Fields of(LocatedJson document, List<Problem> problems) {
        if (document.root() instanceof ObjectNode object) {
            return new Fields(document, "", object, problems);
        }
        throw BadInput.of(
                BadInput.Reason.INVALID,
                document.valuePlace(""),
                "must be an object, is " + kind(document.root()));
    }

    /// Throws when the document's `version` is none that this console reads: a newer one, or no version at all.
    public void requireVersion(int newest) {
        JsonNode version = ask("version");
        String inner = LocatedJson.child(pointer, "version");
        if (version == null) {
            throw BadInput.of(BadInput.Reason.INVALID, document.valuePlace(pointer), "\"version\" is missing");
        }
        if (!version.isIntegralNumber() || version.bigIntegerValue().signum() <= 0) {
            throw BadInput.of(
                    BadInput.Reason.INVALID,
                    document.valuePlace(inner),
                    "\"version\" must be the number " + newest + ", is " + kind(version));
        }
        if (!version.canConvertToInt() || version.intValue() > newest) {
            throw BadInput.of(
                    BadInput.Reason.NEWER,
                    document.valuePlace(inner),
                    "written by a newer Tableflow Console (document version " + version.asText() + ", this one reads "
                            + newest + "): update the console; the file is left as it is");
        }
    }

    /// Whether `name` stands in the object.
    public boolean has(String name) {
        return node.has(name);
    }

    /// The names in the object, in its order.
    public List<String> names() {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /// A text that must be there; after a problem, the empty text.
    public String text(String name) {
        return orEmpty(name, optionalText(name));
    }

    /// A text, absent when the key is.
    public @Nullable String optionalText(String name) {
        String text = string(name);
        if (text != null && !TEXT.matcher(text).matches()) {
            problem(name, "must be a text of 1 to 200 characters, without blanks at its ends and control characters");
            return null;
        }
        return text;
    }

    /// A secret: any text that is not empty; absent when the key is.
    public @Nullable String optionalSecret(String name) {
        String text = string(name);
        if (text != null && text.isEmpty()) {
            problem(name, "must not be empty");
            return null;
        }
        return text;
    }

    /// A text of the form that `form` describes by `pattern`, absent when the key is.
    public @Nullable String optionalText(String name, Pattern pattern, String form) {
        String text = optionalText(name);
        if (text != null && !pattern.matcher(text).matches()) {
            problem(name, "must be " + form);
            return null;
        }
        return text;
    }

    /// A URL that must be there; after a problem, some URL that is never used.
    public URI url(String name) {
        URI url = optionalUrl(name);
        missing(name);
        return url == null ? URI.create("http://invalid") : url;
    }

    /// A URL, absent when the key is.
    public @Nullable URI optionalUrl(String name) {
        String form = "a URL such as https://host/path, without user, password and query";
        String text = optionalText(name, URL, form);
        try {
            return text == null ? null : URI.create(text);
        } catch (IllegalArgumentException strange) {
            problem(name, "must be " + form);
            return null;
        }
    }

    /// A truth value, `otherwise` when the key is absent.
    public boolean flag(String name, boolean otherwise) {
        JsonNode value = ask(name);
        if (value != null && !value.isBoolean()) {
            problem(name, "must be true or false, is " + kind(value));
        }
        return value == null ? otherwise : value.asBoolean();
    }

    /// A whole number from 0 to 2^63-1, absent when the key is.
    public @Nullable Long optionalCount(String name) {
        JsonNode value = ask(name);
        if (value == null) {
            return null;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
            problem(name, "must be a whole number from 0 to " + Long.MAX_VALUE + ", is " + kind(value));
            return null;
        }
        return value.longValue();
    }

    /// A number from 0, of at most 38 digits and exactly as it is written; absent when the key is.
    public @Nullable BigDecimal optionalAmount(String name) {
        JsonNode value = ask(name);
        if (value == null) {
            return null;
        }
        BigDecimal amount = value.isNumber() ? value.decimalValue() : BigDecimal.ONE.negate();
        if (amount.signum() < 0 || amount.precision() > MOST_DIGITS || Math.abs(amount.scale()) > MOST_DIGITS) {
            problem(name, "must be a number from 0, of at most " + MOST_DIGITS + " digits");
            return null;
        }
        return amount;
    }

    /// The keys of the object under `name`, absent when the key is.
    public @Nullable Fields optionalObject(String name) {
        JsonNode value = ask(name);
        if (value instanceof ObjectNode object) {
            return new Fields(document, LocatedJson.child(pointer, name), object, problems);
        }
        if (value != null) {
            problem(name, "must be an object, is " + kind(value));
        }
        return null;
    }

    /// The keys of the object under `name`, which must be there; absent after a problem only.
    public @Nullable Fields object(String name) {
        missing(name);
        return optionalObject(name);
    }

    /// Reports the keys that nobody asked for.
    public void done() {
        for (String name : names()) {
            if (!asked.contains(name)) {
                Place place = document.namePlace(LocatedJson.child(pointer, name));
                problems.add(Problem.at(place, "unknown key \"" + name + "\"" + suggestion(name)));
            }
        }
    }

    /// Reports a problem at the value of `name`.
    public void problem(String name, String what) {
        String inner = LocatedJson.child(pointer, name);
        problems.add(Problem.at(document.valuePlace(inner), "\"" + name + "\" " + what));
    }

    /// Reports a problem with this object as a whole.
    public void problem(String what) {
        problems.add(Problem.at(document.valuePlace(pointer), what));
    }

    private @Nullable JsonNode ask(String name) {
        asked.add(name);
        return node.get(name);
    }

    private @Nullable String string(String name) {
        JsonNode value = ask(name);
        if (value != null && !value.isTextual()) {
            problem(name, "must be a text in double quotes, is " + kind(value));
            return null;
        }
        return value == null ? null : value.asText();
    }

    private String orEmpty(String name, @Nullable String text) {
        missing(name);
        return text == null ? "" : text;
    }

    private void missing(String name) {
        asked.add(name);
        if (!node.has(name)) {
            problems.add(Problem.at(document.valuePlace(pointer), "\"" + name + "\" is missing"));
        }
    }

    private String suggestion(String name) {
        return asked.stream()
                .min(Comparator.comparingInt(known -> Similarity.distance(known, name)))
                .filter(known -> Similarity.distance(known, name) <= Math.max(2, name.length() / 4))
                .map(known -> "; did you mean \"" + known + "\"?")
                .orElse("; known here: " + String.join(", ", asked));
    }

    private static String kind(JsonNode value) {
        JsonNodeType type = value.getNodeType();
        return switch (type) {
            case STRING -> "a text";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case ARRAY -> "a list";
            case OBJECT -> "an object";
            default -> "null";
        };
    }
}
