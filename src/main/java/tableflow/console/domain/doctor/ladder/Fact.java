package tableflow.console.domain.doctor.ladder;

/// Names something that a probe finds out.
///
/// @param name what is asked, stable: `bucket-policy`
/// @param about of which thing, where the same is asked of several: `results`; empty otherwise
/// @param <T> what is known when the answer is there
public record Fact<T>(String name, String about) {

    /// A fact that there is once.
    public static <T> Fact<T> of(String name) {
        return new Fact<>(name, "");
    }

    /// The same question about one of several things.
    public Fact<T> about(String thing) {
        return new Fact<>(name, thing);
    }

    @Override
    public String toString() {
        return about.isEmpty() ? name : name + " of " + about;
    }
}
