package tableflow.console.service.storage.cost;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.storage.Amount;
import tableflow.console.domain.storage.RootUse;
import tableflow.console.domain.storage.StorageReport;

/// What a bucket costs a month now, by storage class and by topic. A class is priced as a whole, with its steps, and
/// each topic bears its share of it by bytes, so that both kinds of lines add up to the same sum.
///
/// @param prices whose prices they are, and of when
/// @param total of everything
/// @param classes most expensive first
/// @param topics most expensive first; the last one is what is left to no topic
public record Costs(RegionPrices prices, RegionPrices.Monthly total, List<CostLine> classes, List<CostLine> topics) {

    /// What lies under no topic and no table.
    public static final String REST = "(no topic)";

    private static final MathContext SHARES = MathContext.DECIMAL128;

    public Costs {
        classes = List.copyOf(classes);
        topics = List.copyOf(topics);
    }

    /// @param name of a topic or table by its prefix
    public static Costs of(StorageReport report, RegionPrices prices, Function<RootUse, String> name) {
        Map<String, BigDecimal> dollars = new TreeMap<>();
        Set<String> unknown = new TreeSet<>();
        report.classes().forEach((storageClass, amount) -> {
            RegionPrices.Monthly month = prices.month(Map.of(storageClass, amount));
            dollars.put(storageClass, month.dollars());
            unknown.addAll(month.unknown());
        });
        BigDecimal sum = dollars.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        List<CostLine> classes = report.classes().entrySet().stream()
                .map(one -> new CostLine(one.getKey(), one.getValue(),
                        dollars.getOrDefault(one.getKey(), BigDecimal.ZERO),
                        unknown.contains(one.getKey()) ? Set.of(one.getKey()) : Set.of()))
                .sorted(MOST_FIRST).toList();
        return new Costs(prices, new RegionPrices.Monthly(sum, unknown), classes,
                topics(report, dollars, unknown, name));
    }

    /// What bytes of these classes cost a month at the price that a byte of each class has here; of a class of which
    /// there is nothing, from the first byte.
    public RegionPrices.Monthly of(Map<String, Amount> part) {
        BigDecimal sum = BigDecimal.ZERO;
        Set<String> unknown = new TreeSet<>();
        for (Map.Entry<String, Amount> one : part.entrySet()) {
            Optional<CostLine> here = classes.stream().filter(line -> line.name().equals(one.getKey())).findFirst()
                    .filter(line -> line.amount().bytes().signum() > 0 && line.unknown().isEmpty());
            if (here.isPresent()) {
                sum = sum.add(share(one.getValue(), here.get().amount(), here.get().dollars()));
            } else {
                RegionPrices.Monthly month = prices.month(Map.of(one.getKey(), one.getValue()));
                sum = sum.add(month.dollars());
                unknown.addAll(month.unknown());
            }
        }
        return new RegionPrices.Monthly(sum, unknown);
    }

    private static final Comparator<CostLine> MOST_FIRST =
            Comparator.comparing(CostLine::dollars).reversed().thenComparing(CostLine::name);

    private static List<CostLine> topics(StorageReport report, Map<String, BigDecimal> dollars, Set<String> unknown,
            Function<RootUse, String> name) {
        Map<String, Map<String, Amount>> named = report.classesBy(name);
        Map<String, Amount> rest = new HashMap<>(report.classes());
        named.values().forEach(own -> own.forEach((storageClass, amount) ->
                rest.merge(storageClass, amount, (all, part) -> all.minus(part))));
        List<CostLine> lines = new ArrayList<>();
        BigDecimal told = BigDecimal.ZERO;
        for (Map.Entry<String, Map<String, Amount>> one : named.entrySet()) {
            BigDecimal cost = BigDecimal.ZERO;
            for (Map.Entry<String, Amount> part : one.getValue().entrySet()) {
                cost = cost.add(share(part.getValue(), report.classes().get(part.getKey()),
                        dollars.getOrDefault(part.getKey(), BigDecimal.ZERO)));
            }
            told = told.add(cost);
            lines.add(line(one.getKey(), one.getValue(), cost, unknown));
        }
        lines.sort(MOST_FIRST);
        rest.values().removeIf(Amount::isNone);
        BigDecimal left = dollars.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add).subtract(told);
        if (!rest.isEmpty()) {
            lines.add(line(REST, rest, left, unknown));
        } else if (left.signum() != 0 && !lines.isEmpty()) {
            // Shares are rounded in the 34th digit; the lines add up all the same.
            CostLine most = lines.getFirst();
            lines.set(0, new CostLine(most.name(), most.amount(), most.dollars().add(left), most.unknown()));
        }
        return lines;
    }

    private static CostLine line(
            String name, Map<String, Amount> classes, BigDecimal cost, Set<String> unknown) {
        Set<String> own = new TreeSet<>(classes.keySet());
        own.retainAll(unknown);
        return new CostLine(
                name, classes.values().stream().reduce(Amount.NONE, Amount::plus), cost, own);
    }

    private static BigDecimal share(Amount part, @Nullable Amount all, BigDecimal dollars) {
        if (all == null || all.bytes().signum() == 0) {
            return BigDecimal.ZERO;
        }
        return dollars.multiply(new BigDecimal(part.bytes())).divide(new BigDecimal(all.bytes()), SHARES);
    }
}
