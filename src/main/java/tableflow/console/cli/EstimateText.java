package tableflow.console.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Units;
import tableflow.console.service.query.plan.Price;
import tableflow.console.service.query.plan.ScanEstimate;
import tableflow.console.service.query.plan.ScanEstimate.Certainty;

/// Tells what a statement would read: as text, or as one document `{"version":1,"kind":"query-estimate",
/// "certainty":…,"bytes":…,"atMostBytes":…,"files":…,"rows":…,"dollars":…,"unknown":[…]}`.
final class EstimateText {

    private final Terminal terminal;
    private final Price price;

    EstimateText(Terminal terminal, Price price) {
        this.terminal = terminal;
        this.price = price;
    }

    /// @param limit bytes; more is a "no"
    /// @return the exit code
    int tell(ScanEstimate estimate, @Nullable Long limit, boolean json) {
        if (json) {
            terminal.json(document(estimate));
        } else {
            lines(estimate);
        }
        if (limit != null && estimate.atMost() > limit) {
            terminal.note("It may read more than the limit of " + Units.size(limit) + ".");
            return ExitCode.NO;
        }
        return ExitCode.DONE;
    }

    private ObjectNode document(ScanEstimate estimate) {
        ObjectNode document = Terminal.document()
                .put("version", 1)
                .put("kind", "query-estimate")
                .put("certainty", estimate.certainty().name())
                .put("bytes", estimate.bytes())
                .put("atMostBytes", estimate.atMost())
                .put("files", estimate.files())
                .put("rows", estimate.rows());
        if (estimate.certainty() != Certainty.NOTHING) {
            document.put("dollars", price.of(estimate.atMost()));
        }
        ArrayNode unknown = document.putArray("unknown");
        estimate.unknowns().forEach(unknown::add);
        return document;
    }

    private void lines(ScanEstimate estimate) {
        if (estimate.certainty() == Certainty.NOTHING) {
            terminal.line("It reads nothing that is billed.");
            return;
        }
        boolean unknown = estimate.certainty() == Certainty.UNKNOWN;
        if (unknown && estimate.files() == 0) {
            terminal.line("How much it reads is not known.");
            estimate.unknowns().forEach(why -> terminal.line("Not known: " + why + "."));
            return;
        }
        terminal.line((unknown ? "Of what is known, at most " : "At most ") + Units.size(estimate.atMost()) + " in "
                + Units.grouped(estimate.files()) + " of " + Units.grouped(estimate.liveFiles()) + " files, "
                + Units.grouped(estimate.rows()) + " rows; its columns take " + Units.size(estimate.bytes()) + ".");
        terminal.line("Up to " + Price.text(price.of(estimate.atMost())) + " USD"
                + (unknown ? ", and more for what is not known." : "."));
        estimate.unknowns().forEach(why -> terminal.line("Not known: " + why + "."));
        estimate.notPruning().forEach(condition -> terminal.line("Leaves out no file: " + condition));
        if (estimate.limited()) {
            terminal.line("LIMIT may end it earlier.");
        }
        if (estimate.isCount()) {
            terminal.line("Rows are only counted: Athena may read nothing but metadata.");
        }
    }
}
