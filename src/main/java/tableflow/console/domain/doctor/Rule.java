package tableflow.console.domain.doctor;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tableflow.console.domain.doctor.ladder.Rung;

/// A failure mode with the clues that lead to it; without clues it is found by a check alone.
record Rule(FailureMode mode, List<Clue> clues) {

    /// The more telling clue first, then what fits in more respects.
    private static final Comparator<Clue.Fit> BETTER =
            Comparator.comparing(Clue.Fit::telling).reversed().thenComparingInt(Clue.Fit::weight);

    /// The clue that fits best.
    Optional<Clue.Fit> fit(Signal signal) {
        return best(clues.stream().flatMap(clue -> clue.fit(signal).stream()));
    }

    /// The clue that fits best where it is not known who speaks.
    Optional<Clue.Fit> fitWhoeverSays(Signal signal) {
        return best(clues.stream().flatMap(clue -> clue.fitWhoeverSays(signal).stream()));
    }

    private static Optional<Clue.Fit> best(Stream<Clue.Fit> fits) {
        return fits.max(BETTER);
    }

    /// Begins an entry.
    static Entry entry(String id, Layer layer, Certainty certainty) {
        return new Entry(new FailureMode(id, layer, certainty, "", List.of(), rung(layer), ""));
    }

    private static Rung rung(Layer layer) {
        return switch (layer) {
            case CREDENTIALS -> Rung.IDENTITY;
            case NETWORK -> Rung.WORKSTATION;
            case S3 -> Rung.BUCKET;
            case KMS -> Rung.KMS;
            case ROLES -> Rung.ROLE;
            case GLUE, LAKE_FORMATION -> Rung.GLUE;
            case ICEBERG -> Rung.DATA;
            case ATHENA, STATEMENT -> Rung.ATHENA;
            case TABLEFLOW -> Rung.TABLEFLOW;
            case REGISTRY -> Rung.REGISTRY;
            case KAFKA -> Rung.KAFKA;
            case CONFLUENT -> Rung.CONFLUENT;
        };
    }

    /// An entry that is being written down.
    record Entry(FailureMode mode) {

        Entry cause(String text) {
            return new Entry(new FailureMode(mode.id(), mode.layer(), mode.certainty(), text, mode.fix(),
                    mode.rung(), mode.unless()));
        }

        Entry fix(String... steps) {
            return new Entry(new FailureMode(mode.id(), mode.layer(), mode.certainty(), mode.cause(),
                    List.of(steps), mode.rung(), mode.unless()));
        }

        /// Where it shows, when that is not the rung of its layer.
        Entry rung(Rung other) {
            return new Entry(new FailureMode(mode.id(), mode.layer(), mode.certainty(), mode.cause(), mode.fix(),
                    other, mode.unless()));
        }

        /// What would speak against it.
        Entry unless(String text) {
            return new Entry(new FailureMode(mode.id(), mode.layer(), mode.certainty(), mode.cause(), mode.fix(),
                    mode.rung(), text));
        }

        /// Any of the clues will do.
        Rule when(Clue... clues) {
            return new Rule(mode, List.of(clues));
        }
    }
}
