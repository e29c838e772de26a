package tableflow.console.domain.query.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.query.plan.QueryPlan.Fragment;

/// Reads a plan's text (engine version 3; Trino's `PlanPrinter` and `TextRenderer` show its shape): fragments, each
/// with a few lines about itself and a tree of operators drawn with lines, each operator with lines of its own below
/// it. What is not known is kept as a detail, so that a newer engine loses nothing.
final class PlanReader {

    private static final Pattern FRAGMENT = Pattern.compile("Fragment (\\d{1,9}) \\[(\\w+).*");
    private static final Pattern OPERATOR = Pattern.compile("([A-Z]\\w*)(?:\\[(.*)])?(?:\\s*=>.*)?");
    private static final Pattern BRANCH = Pattern.compile("^([\\s│]*[├└]─ )(.*)$");
    private static final Pattern DASH = Pattern.compile("^(\\s*- )(.*)$");

    private final Map<Integer, Draft> roots = new LinkedHashMap<>();
    private final List<Fragment> fragments = new ArrayList<>();
    private final List<Draft> open = new ArrayList<>();
    private String phases = "";
    private int number;
    private String kind = "";
    private @Nullable Amount cpu;
    private @Nullable Amount memory;

    private PlanReader() {}

    static Optional<QueryPlan> read(List<String> lines) {
        PlanReader reader = new PlanReader();
        lines.forEach(reader::line);
        reader.endFragment();
        return reader.plan();
    }

    private void line(String line) {
        Matcher fragment = FRAGMENT.matcher(line.strip());
        if (fragment.matches()) {
            endFragment();
            number = Integer.parseInt(fragment.group(1));
            kind = fragment.group(2);
            return;
        }
        if (open.isEmpty()) {
            head(line);
        } else if (!line.isBlank()) {
            below(line);
        }
    }

    /// An operator that feeds another, or a line about the newest one.
    private void below(String line) {
        Matcher drawn = BRANCH.matcher(line);
        boolean branch = drawn.matches() || drawn.usePattern(DASH).matches();
        Matcher operator = OPERATOR.matcher(branch ? drawn.group(2) : "");
        if (operator.matches() && drawn.group(1).length() > open.getFirst().column) {
            begin(operator, drawn.group(1).length());
        } else {
            open.getLast().take(line.replaceFirst("^[\\s│]+", ""));
        }
    }

    /// A line above the operators of a fragment, or its first operator.
    private void head(String line) {
        String text = line.strip();
        Matcher dash = DASH.matcher(line);
        Matcher operator = OPERATOR.matcher(dash.matches() ? dash.group(2) : text);
        if (text.startsWith("Queued:")) {
            phases = text;
        } else if (text.startsWith("CPU:")) {
            cpu = amount(text, "CPU");
        } else if (text.startsWith("Peak Memory:")) {
            memory = amount(text, "Peak Memory");
        } else if (!text.isEmpty() && operator.matches() && !text.equals("Query Plan")) {
            begin(operator, line.indexOf(operator.group(1)));
        }
    }

    private void begin(Matcher operator, int column) {
        Draft draft = new Draft(operator.group(1), operator.group(2) == null ? "" : operator.group(2), column);
        while (!open.isEmpty() && open.getLast().column >= column) {
            open.removeLast();
        }
        if (open.isEmpty()) {
            roots.putIfAbsent(number, draft);
        } else {
            open.getLast().children.add(draft);
        }
        open.addLast(draft);
    }

    private void endFragment() {
        if (roots.containsKey(number) && !open.isEmpty()) {
            fragments.add(new Fragment(number, kind, cpu, memory));
        }
        open.clear();
        cpu = null;
        memory = null;
    }

    private Optional<QueryPlan> plan() {
        if (roots.isEmpty()) {
            return Optional.empty();
        }
        int first = roots.keySet().iterator().next();
        return Optional.of(new QueryPlan(phases, fragments, whole(roots.get(first), new HashSet<>(Set.of(first)))));
    }

    /// The operators below a draft, through `RemoteSource` into the other fragments; each fragment is entered once.
    private PlanNode whole(@Nullable Draft draft, Set<Integer> entered) {
        if (draft == null) {
            throw new IllegalStateException("a fragment without operators");
        }
        List<PlanNode> children = new ArrayList<>();
        draft.children.forEach(child -> children.add(whole(child, entered)));
        PlanNode node = draft.node(children);
        OptionalInt source = QueryPlan.source(node);
        if (source.isPresent() && roots.containsKey(source.getAsInt()) && entered.add(source.getAsInt())) {
            children.add(whole(roots.get(source.getAsInt()), entered));
            node = draft.node(children);
        }
        return node;
    }

    /// The figure behind `name:` in a line of figures; null when there is none.
    static @Nullable Amount amount(String line, String name) {
        Matcher found = Pattern.compile("(?:^|[ ,(])" + Pattern.quote(name) + ":? ([0-9.]+[A-Za-zµ%]*|\\?|NaN)")
                .matcher(line);
        return found.find() ? Amount.of(found.group(1)) : null;
    }
}
