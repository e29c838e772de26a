package tableflow.console.domain.review;

import java.util.List;
import java.util.Set;
import tableflow.console.domain.doctor.ladder.Evidence;
import tableflow.console.domain.doctor.ladder.Fact;
import tableflow.console.domain.doctor.ladder.Finding.Severity;

/// Something that is asked of all things of one kind.
///
/// @param id stable, of capital letters: `SEC-KEY-AGE`
/// @param scope what it looks at
/// @param severity how bad it is to fail: an error makes the command's answer "no"
/// @param weight from 1 to 10: how much it counts in the score
/// @param title what is asked in a few words: "API keys are changed in time"
/// @param parameters the numbers of it that can be chosen
/// @param judging how it judges
public record Rule(
        String id,
        Group group,
        Scope scope,
        Severity severity,
        int weight,
        String title,
        Explanation explanation,
        List<Parameter> parameters,
        Judging judging) {

    /// The greatest weight.
    public static final int HEAVIEST = 10;

    public Rule {
        parameters = List.copyOf(parameters);
        if (weight < 1 || weight > HEAVIEST) {
            throw new IllegalArgumentException(id + ": no weight " + weight);
        }
    }

    /// How a rule judges.
    ///
    /// @param facts what it looks at, without the things that they are about; nobody asks for what no rule looks at
    /// @param judge gives one outcome for each thing
    public record Judging(Set<Fact<?>> facts, Judge judge) {
        public Judging {
            facts = Set.copyOf(facts);
        }
    }

    /// Judges. Pure: asks nobody.
    @FunctionalInterface
    public interface Judge {

        /// One outcome for each thing, in the order in which they are shown; none when there is no such thing.
        List<Outcome> judge(Evidence evidence, Parameters parameters);
    }

    /// Of several things that it could be called after, a rule goes by its id.
    @Override
    public String toString() {
        return id;
    }
}
