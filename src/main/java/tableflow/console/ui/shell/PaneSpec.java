package tableflow.console.ui.shell;

import java.util.Set;
import java.util.function.Function;
import org.kordamp.ikonli.Ikon;

/// A pane before it is made: its place in the navigation rail, and how to make it.
///
/// @param id short and stable; remembered as the last pane, and used in `--pane` and screenshots' names
/// @param title what the rail shows
/// @param answers the requests of other panes that it takes
/// @param factory makes it; must be quick, remote calls belong into jobs
public record PaneSpec(
        String id,
        String title,
        Ikon icon,
        Set<Class<? extends Request>> answers,
        Function<PaneContext, Pane> factory) {

    public PaneSpec {
        answers = Set.copyOf(answers);
    }
}
