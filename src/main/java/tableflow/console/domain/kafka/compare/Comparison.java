package tableflow.console.domain.kafka.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tableflow.console.domain.kafka.compare.Line.Verdict;

/// Two topics side by side.
///
/// @param lines by part, within a part by name
public record Comparison(List<Line> lines) {

    private static final Told NOBODY = new Told.NotKnown("nobody was asked");

    public Comparison {
        lines = List.copyOf(lines);
    }

    /// Compares what was told of two topics; a part that neither side tells anything of is one line.
    public static Comparison of(Map<Part, Told> left, Map<Part, Told> right) {
        List<Line> lines = new ArrayList<>();
        for (Part part : Part.values()) {
            Told one = left.getOrDefault(part, NOBODY);
            Told other = right.getOrDefault(part, NOBODY);
            TreeSet<String> names = new TreeSet<>();
            one.names().forEach(names::add);
            other.names().forEach(names::add);
            if (names.isEmpty() && (one instanceof Told.NotKnown || other instanceof Told.NotKnown)) {
                names.add("");
            }
            names.forEach(name -> lines.add(new Line(part, name, one.at(name), other.at(name))));
        }
        return new Comparison(lines);
    }

    /// Whether anything is known to be different; another origin of the same value is not.
    public boolean differs() {
        return count(Verdict.DIFFERENT) > 0;
    }

    /// Whether nothing stayed unknown.
    public boolean isComplete() {
        return count(Verdict.NOT_KNOWN) == 0;
    }

    /// Lines with a verdict.
    public int count(Verdict verdict) {
        return (int) lines.stream().filter(line -> line.verdict() == verdict).count();
    }
}
