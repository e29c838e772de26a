package tableflow.console.ui.query;

import java.util.List;
import java.util.Optional;
import tableflow.console.ui.control.code.CodeLanguage;

/// What the editor knows of Athena's SQL.
final class SqlLanguage implements CodeLanguage {

    @Override
    public List<Span> highlight(String text) {
        return SqlColours.of(text);
    }

    @Override
    public Optional<String> lineComment() {
        return Optional.of("--");
    }
}
