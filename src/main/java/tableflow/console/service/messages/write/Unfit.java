package tableflow.console.service.messages.write;

import java.util.List;

/// A value that a schema does not allow.
public final class Unfit extends Exception {

    private static final long serialVersionUID = 1;

    private final transient List<Flaw> flaws;

    /// What is wrong at one place.
    ///
    /// @param pointer a JSON pointer to the value: `/lines/0/count`; empty for the whole
    /// @param name whether the member's name is wrong rather than its value
    public record Flaw(String pointer, boolean name, String why) {}

    /// @param path a JSON pointer to the value: `/lines/0/count`; empty for the whole
    Unfit(String path, String why) {
        this(path.isEmpty() ? why : path + ": " + why, List.of(new Flaw(path, false, why)));
    }

    /// @param message names the places itself
    Unfit(String message, List<Flaw> flaws) {
        super(message);
        this.flaws = List.copyOf(flaws);
    }

    /// A member that there should not be.
    ///
    /// @param path of the object
    /// @param child of the member
    static Unfit unknown(String path, String child, String name) {
        String why = "the schema has no field " + name;
        return new Unfit(path.isEmpty() ? why : path + ": " + why, List.of(new Flaw(child, true, why)));
    }

    /// What is wrong, place by place; the first places at least.
    public List<Flaw> flaws() {
        return flaws;
    }
}
