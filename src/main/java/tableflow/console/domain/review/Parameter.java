package tableflow.console.domain.review;

/// A number of a rule that can be chosen.
///
/// @param name within its rule, as settings name it: `days`
/// @param title for people: "Days until a key is old"
/// @param unit what it counts
/// @param least the least that can be chosen
/// @param most the most that can be chosen
/// @param usual what holds until something is chosen
public record Parameter(String name, String title, Unit unit, long least, long most, long usual) {
    public Parameter {
        if (least > usual || usual > most) {
            throw new IllegalArgumentException(name + ": " + usual + " is not within " + least + " to " + most);
        }
    }

    /// What parameters count.
    public enum Unit {
        DAYS,
        HOURS,
        PERCENT,
        MEBIBYTES,
        GIBIBYTES,
        /// Things: partitions, files, replicas.
        NUMBER
    }

    /// Whether `value` can be chosen.
    public boolean takes(long value) {
        return least <= value && value <= most;
    }
}
