package tableflow.console.domain.review;

import java.util.Map;

/// The numbers that a rule judges with.
public final class Parameters {

    /// Nothing was chosen.
    public static final Parameters USUAL = new Parameters(Map.of());

    private final Map<String, Long> chosen;

    /// @param chosen by name; what is missing, or cannot be chosen, is as usual
    public Parameters(Map<String, Long> chosen) {
        this.chosen = Map.copyOf(chosen);
    }

    /// The number to judge with.
    public long of(Parameter parameter) {
        long value = chosen.getOrDefault(parameter.name(), parameter.usual());
        return parameter.takes(value) ? value : parameter.usual();
    }
}
