package tableflow.console.domain.review;

import java.util.LinkedHashMap;
import java.util.Map;

/// What was chosen about one rule.
///
/// @param on whether it is looked at
/// @param reason why it is off; may be empty
/// @param parameters by name; as usual where none is named
public record RuleChoice(boolean on, String reason, Map<String, Long> parameters) {

    /// Nothing was chosen.
    public static final RuleChoice USUAL = new RuleChoice(true, "", Map.of());

    public RuleChoice {
        parameters = Map.copyOf(parameters);
    }

    /// The same, switched off.
    ///
    /// @param why may be empty
    public RuleChoice off(String why) {
        return new RuleChoice(false, why, parameters);
    }

    /// The same, switched on.
    public RuleChoice switchedOn() {
        return new RuleChoice(true, "", parameters);
    }

    /// The same with another number.
    ///
    /// @throws IllegalArgumentException when it cannot be chosen
    public RuleChoice with(Parameter parameter, long value) {
        if (!parameter.takes(value)) {
            throw new IllegalArgumentException(parameter.name() + " goes from " + parameter.least() + " to "
                    + parameter.most() + ", not " + value);
        }
        Map<String, Long> more = new LinkedHashMap<>(parameters);
        more.put(parameter.name(), value);
        return new RuleChoice(on, reason, more);
    }
}
