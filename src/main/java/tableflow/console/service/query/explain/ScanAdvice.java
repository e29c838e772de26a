package tableflow.console.service.query.explain;

import io.trino.sql.tree.AllColumns;
import io.trino.sql.tree.Node;
import io.trino.sql.tree.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Units;
import tableflow.console.domain.lake.FileSizes;
import tableflow.console.service.lake.PlannedScan;
import tableflow.console.service.query.explain.Advice.Place;
import tableflow.console.service.query.explain.Advice.Rule;
import tableflow.console.service.query.plan.ScanEstimate;
import tableflow.console.service.query.plan.ScanEstimate.TableScan;

/// What the tables' files tell.
final class ScanAdvice {

    /// More columns than anybody looks at; a Tableflow table has nine of its own besides.
    private static final int WIDE = 15;

    /// Below this nobody minds reading all.
    private static final long WORTH_A_FILTER = 64L << 20;

    private static final long MANY_FILES = 50;

    private final SqlPlaces places;
    private final Node statement;
    private final List<Advice> found = new ArrayList<>();

    ScanAdvice(SqlPlaces places, Node statement) {
        this.places = places;
        this.statement = statement;
    }

    List<Advice> of(ScanEstimate estimate) {
        for (TableScan table : estimate.tables()) {
            if (table.plan() != null) {
                table(table.name(), table.plan(), estimate.limited());
            }
        }
        estimate.notPruning().forEach(condition -> found.add(new Advice(
                Rule.FILTER_THAT_PRUNES_NOTHING,
                "The condition " + condition + " is tried on rows, but leaves no file out.",
                "Compare the column itself with a value, without a function around it, where that says the same.",
                null)));
        return found;
    }

    private void table(String name, PlannedScan plan, boolean limited) {
        long files = plan.planned().files();
        long bytes = plan.planned().bytes();
        if (plan.allColumns() && plan.columns().size() >= WIDE) {
            place(AllColumns.class, it -> true).ifPresent(star -> found.add(new Advice(
                    Rule.ALL_COLUMNS,
                    "All " + plan.columns().size() + " columns of " + name + " are read" + (hasRaw(plan)
                            ? ", the raw bytes of each record among them." : "."),
                    "Name the columns that are needed: Athena reads and charges no others.", star)));
        }
        // A LIMIT ends it early, and counting needs no column.
        boolean readsAll = !limited && !plan.columns().isEmpty();
        if (readsAll && files > 1 && files == plan.live() && bytes >= WORTH_A_FILTER) {
            found.add(new Advice(Rule.NO_FILTER,
                    "No file of " + name + " is left out: all " + files + " (" + Units.size(bytes) + ") are read.",
                    "Add a condition on a column that the files are apart in, such as \"$$timestamp\".", of(name)));
        }
        if (files >= MANY_FILES && bytes / files < FileSizes.SMALL) {
            found.add(new Advice(Rule.SMALL_FILES,
                    name + " lies in " + files + " files of " + Units.size(bytes / files) + " on average: opening"
                            + " them takes longer than reading them.",
                    "Tableflow compacts by itself after a while; fewer partitions make larger files.",
                    of(name)));
        }
    }

    private static boolean hasRaw(PlannedScan plan) {
        return plan.columns().stream().anyMatch(it -> it.equals("$$raw-value") || it.equals("cflt_metadata_raw_value"));
    }

    private @Nullable Place of(String name) {
        String lower = "." + name.toLowerCase(Locale.ROOT);
        return place(Table.class, it -> lower.endsWith("." + it.getName())
                || it.getName().toString().endsWith(lower)).orElse(null);
    }

    private <T extends Node> Optional<Place> place(Class<T> kind, Predicate<T> wanted) {
        return all(statement).filter(kind::isInstance).map(kind::cast).filter(wanted).findFirst()
                .map(places::of);
    }

    private static Stream<Node> all(Node node) {
        return Stream.concat(
                Stream.of(node), node.getChildren().stream().flatMap(ScanAdvice::all));
    }
}
