package tableflow.console.service.query.explain;

import io.trino.sql.tree.Node;
import io.trino.sql.tree.NodeLocation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.sql.Token;
import tableflow.console.domain.sql.Tokens;
import tableflow.console.service.query.explain.Advice.Place;

/// From the parser's lines and columns to places in the text.
final class SqlPlaces {

    private final String sql;
    private final List<Token> tokens;

    SqlPlaces(String sql) {
        this.sql = sql;
        this.tokens = Tokens.of(sql);
    }

    /// The token at which a part of the statement begins; null for one that the parser made up.
    @Nullable Place of(Node node) {
        Optional<NodeLocation> location = node.getLocation();
        if (location.isEmpty()) {
            return null;
        }
        int from = offset(location.get());
        return tokens.stream()
                .filter(token -> token.from() <= from && from < token.to())
                .findFirst()
                .map(token -> new Place(token.from(), token.to()))
                .orElseGet(() -> new Place(Math.min(from, sql.length()), Math.min(from + 1, sql.length())));
    }

    /// The parser counts lines by line feeds, and columns in UTF-16 units, both from 1.
    private int offset(NodeLocation location) {
        int start = 0;
        for (int line = 1; line < location.getLineNumber(); line++) {
            start = sql.indexOf('\n', start) + 1;
        }
        return start + location.getColumnNumber() - 1;
    }
}
