package tableflow.console.domain;

import java.util.List;
import java.util.stream.Collectors;

/// Input of the user's that cannot be used: everything that is wrong with it, each with its place where it has one.
/// Commands end with exit code 2 on it. The texts quote no value that may be a secret.
public final class BadInput extends RuntimeException {

    /// How far reading came, which decides what may be done with a file.
    public enum Reason {
        /// Not even of the right language: truncated, garbled, binary.
        UNREADABLE,
        /// Readable, but not what it should be: wrong types, unknown or missing keys, broken rules.
        INVALID,
        /// Written by a newer version of the console: to be left alone.
        NEWER
    }

    private static final long serialVersionUID = 1;

    private final Reason reason;
    private final transient List<Problem> problems;

    /// For at least one of `problems`.
    public BadInput(Reason reason, List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.reason = reason;
        this.problems = List.copyOf(problems);
    }

    /// A document with these problems, which could be read.
    public BadInput(List<Problem> problems) {
        this(Reason.INVALID, problems);
    }

    /// For one problem.
    public static BadInput of(Reason reason, Place place, String what) {
        return new BadInput(reason, List.of(Problem.at(place, what)));
    }

    /// For something that is wrong without being in a document, in one sentence.
    public static BadInput of(String message) {
        return of(List.of(message));
    }

    /// For something that is wrong without being in a document, in several sentences.
    public static BadInput of(List<String> messages) {
        return new BadInput(messages.stream().map(it -> Problem.of("", it, null)).toList());
    }

    public Reason reason() {
        return reason;
    }

    /// What is wrong, in the order of the document.
    public List<Problem> problems() {
        return problems;
    }
}
