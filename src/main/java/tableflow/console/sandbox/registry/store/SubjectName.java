package tableflow.console.sandbox.registry.store;

/// A subject with its context. In text a subject of the default context stands alone, and one of another context is
/// `:.context:subject`. An empty name stands for the context as a whole, and without context for the whole registry.
public record SubjectName(String context, String name) {
    /// The context of all that names none.
    public static final String DEFAULT_CONTEXT = ".";

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

    /// A subject named inside this one's context unless it names another.
    public SubjectName sibling(String text) {
        SubjectName other = of(text);
        return text.startsWith(":.") ? other : new SubjectName(context, other.name);
    }

    /// The context as a whole.
    public SubjectName wholeContext() {
        return new SubjectName(context, "");
    }

    public boolean inDefaultContext() {
        return context.equals(DEFAULT_CONTEXT);
    }

    /// The text form.
    @Override
    public String toString() {
        return inDefaultContext() ? name : ":" + context + ":" + name;
    }
}
