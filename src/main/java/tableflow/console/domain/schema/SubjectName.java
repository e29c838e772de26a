package tableflow.console.domain.schema;

import java.util.Comparator;
import java.util.Optional;

/// A subject with its context. In text a subject of the default context stands alone, and one of another context is
/// `:.context:subject`. An empty name stands for the context as a whole, and, in the default context, for the registry.
public record SubjectName(String context, String name) implements Comparable<SubjectName> {

    /// The context of all that names none.
    public static final String DEFAULT_CONTEXT = ".";

    /// The registry as a whole, where a subject is asked for.
    public static final SubjectName GLOBAL = new SubjectName(DEFAULT_CONTEXT, "");

    private static final String VALUES = "-value";
    private static final String KEYS = "-key";
    private static final Comparator<SubjectName> ORDER =
            Comparator.comparing((SubjectName it) -> !it.inDefaultContext())
                    .thenComparing(SubjectName::context).thenComparing(SubjectName::name);

    /// What of a topic's records a subject's schemas are for.
    public enum Part {
        KEY,
        VALUE
    }

    /// A topic, and the part of its records.
    public record TopicPart(String topic, Part part) {}

    /// Reads the text form.
    public static SubjectName of(String text) {
        if (text.startsWith(":.")) {
            int end = text.indexOf(':', 1);
            if (end > 0) {
                return new SubjectName(text.substring(1, end), text.substring(end + 1));
            }
        }
        return new SubjectName(DEFAULT_CONTEXT, text);
    }

    public boolean inDefaultContext() {
        return context.equals(DEFAULT_CONTEXT);
    }

    public boolean isGlobal() {
        return equals(GLOBAL);
    }

    /// The context as a whole.
    public SubjectName whole() {
        return new SubjectName(context, "");
    }

    /// A subject as a schema of this one refers to it: inside the same context unless it names another.
    public SubjectName sibling(String text) {
        return text.startsWith(":.") ? of(text) : new SubjectName(context, text);
    }

    /// The topic whose records name this subject's schemas under the strategy that clients use unless told otherwise
    /// (TopicNameStrategy: `TOPIC-value`, `TOPIC-key`). Empty for a subject with another name, and outside the default
    /// context: there it takes a client or topic that is told of the context.
    public Optional<TopicPart> topic() {
        if (!inDefaultContext()) {
            return Optional.empty();
        }
        if (name.endsWith(VALUES) && name.length() > VALUES.length()) {
            return Optional.of(new TopicPart(name.substring(0, name.length() - VALUES.length()), Part.VALUE));
        }
        return name.endsWith(KEYS) && name.length() > KEYS.length()
                ? Optional.of(new TopicPart(name.substring(0, name.length() - KEYS.length()), Part.KEY))
                : Optional.empty();
    }

    /// The default context first, then by context and name.
    @Override
    public int compareTo(SubjectName other) {
        return ORDER.compare(this, other);
    }

    /// The text form.
    @Override
    public String toString() {
        return inDefaultContext() ? name : ":" + context + ":" + name;
    }
}
