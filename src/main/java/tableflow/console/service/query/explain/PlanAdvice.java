package tableflow.console.service.query.explain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tableflow.console.domain.query.plan.Amount;
import tableflow.console.domain.query.plan.PlanNode;
import tableflow.console.domain.query.plan.QueryPlan;
import tableflow.console.service.query.explain.Advice.Rule;

/// What the engine's plan tells.
final class PlanAdvice {

    private static final BigDecimal MOST = BigDecimal.valueOf(50);

    /// Sides of less than this fit anywhere.
    private static final BigDecimal LARGE = BigDecimal.valueOf(32L << 20);

    private PlanAdvice() {}

    static List<Advice> of(QueryPlan plan) {
        List<Advice> found = new ArrayList<>();
        List<PlanNode> nodes = plan.root().all();
        if (nodes.stream().anyMatch(it -> it.operator().equals("CrossJoin"))) {
            found.add(new Advice(Rule.CROSS_JOIN, "The engine joins each row of one side with each of the other.",
                    "Join on a condition: JOIN … ON a.key = b.key.", null));
        }
        nodes.stream().filter(it -> it.operator().endsWith("Join") && it.children().size() == 2)
                .forEach(join -> side(join).ifPresent(found::add));
        costly(nodes).ifPresent(found::add);
        return found;
    }

    /// The second side of a join is the one that is held in memory.
    private static Optional<Advice> side(PlanNode join) {
        Optional<BigDecimal> probe = bytes(join.children().getFirst());
        Optional<BigDecimal> build = bytes(join.children().getLast());
        return build.filter(it -> it.compareTo(LARGE) > 0
                        && probe.map(other -> it.compareTo(other) > 0).orElse(false))
                .map(it -> new Advice(Rule.LARGE_BUILD_SIDE,
                        "A join holds the larger side in memory (" + size(join.children().getLast()) + " against "
                                + size(join.children().getFirst()) + ").",
                        "Write the smaller table behind JOIN, or sift the larger one first.", null));
    }

    private static Optional<BigDecimal> bytes(PlanNode side) {
        return amount(side).flatMap(Amount::known);
    }

    private static String size(PlanNode side) {
        return amount(side).map(Amount::text).orElse("?");
    }

    /// What came out if that is known, else what is expected.
    private static Optional<Amount> amount(PlanNode side) {
        if (side.actual() != null) {
            return Optional.of(side.actual().output().bytes());
        }
        return Optional.ofNullable(side.estimate()).map(PlanNode.Rows::bytes);
    }

    private static Optional<Advice> costly(List<PlanNode> nodes) {
        record Share(PlanNode node, Amount part, BigDecimal percent) {}
        return nodes.stream()
                .filter(it -> it.actual() != null)
                .flatMap(it -> it.actual().cpuShare().known().stream()
                        .map(percent -> new Share(it, it.actual().cpuShare(), percent)))
                .max(Comparator.comparing(Share::percent))
                .filter(it -> it.percent().compareTo(MOST) >= 0)
                .map(it -> new Advice(Rule.COSTLY_OPERATOR,
                        it.part() + " of the processor time goes into " + it.node().operator()
                                + it.node().table().map(table -> " of " + table).orElse("") + ".",
                        it.node().isScan()
                                ? "Read less: fewer columns, or a condition that leaves files out."
                                : "Look at what feeds it: fewer rows there make it quicker.",
                        null));
    }
}
