package tableflow.console.domain.query.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.query.plan.PlanNode.Actual;
import tableflow.console.domain.query.plan.PlanNode.Rows;

/// An operator while its lines are read.
final class Draft {

    private static final String FIGURE = "(\\?|NaN|[0-9.]+[A-Za-z]*)";
    /// A scan that filters and projects has an estimate for each; the last is what comes out.
    private static final Pattern ESTIMATE =
            Pattern.compile("\\{rows: " + FIGURE + " \\(" + FIGURE + "\\)[^}]*}\\s*$");
    private static final Pattern CPU = Pattern.compile("CPU: (\\S+) \\(([0-9.]+|NaN|\\?)%\\).*");
    private static final Pattern OUTPUT = rows("Output");
    private static final Pattern INPUT = rows("Input");

    final int column;
    final List<Draft> children = new ArrayList<>();
    private final String operator;
    private final String arguments;
    private final List<String> details = new ArrayList<>();
    private @Nullable Rows estimate;
    private @Nullable Amount cpu;
    private @Nullable Amount share;
    private @Nullable Rows output;
    private @Nullable Rows input;
    private @Nullable Amount physical;

    Draft(String operator, String arguments, int column) {
        this.operator = operator;
        this.arguments = arguments;
        this.column = column;
    }

    private static Pattern rows(String name) {
        return Pattern.compile("(?:^|[ ,])" + name + ": ([0-9.]+[A-Za-z]*) rows? \\(([^)]*)\\)");
    }

    void take(String line) {
        Matcher estimated = ESTIMATE.matcher(line);
        Matcher used = CPU.matcher(line);
        if (line.startsWith("Estimates:") && estimated.find()) {
            estimate = new Rows(Amount.of(estimated.group(1)), Amount.of(estimated.group(2)));
        } else if (used.matches()) {
            cpu = Amount.of(used.group(1));
            share = Amount.of(used.group(2) + "%");
            output = found(OUTPUT, line);
            details.add(line);
        } else {
            if (line.startsWith("Input: ")) {
                input = found(INPUT, line);
                physical = PlanReader.amount(line, "Physical input");
            }
            details.add(line);
        }
    }

    private static @Nullable Rows found(Pattern pattern, String line) {
        Matcher rows = pattern.matcher(line);
        return rows.find() ? new Rows(Amount.of(rows.group(1)), Amount.of(rows.group(2))) : null;
    }

    PlanNode node(List<PlanNode> below) {
        Rows told = output == null ? new Rows(Amount.UNKNOWN, Amount.UNKNOWN) : output;
        Actual actual = cpu == null || share == null ? null : new Actual(cpu, share, told, input, physical);
        return new PlanNode(operator, arguments, estimate, actual, details, below);
    }
}
