package tableflow.console.service.query.plan;

import io.trino.sql.tree.DereferenceExpression;
import io.trino.sql.tree.Expression;
import io.trino.sql.tree.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `a.b.c` as its parts: what names a column, with its table before it or fields of structs behind it.
final class ColumnPath {

    private ColumnPath() {}

    /// Empty for what is more than names and dots.
    static Optional<List<String>> of(Expression expression) {
        if (expression instanceof Identifier identifier) {
            return Optional.of(List.of(identifier.getValue()));
        }
        if (expression instanceof DereferenceExpression dotted && dotted.getField().isPresent()) {
            return of(dotted.getBase()).map(base -> {
                List<String> longer = new ArrayList<>(base);
                longer.add(dotted.getField().get().getValue());
                return longer;
            });
        }
        return Optional.empty();
    }

    /// `base` with fields behind it.
    static Expression below(Expression base, List<String> fields) {
        Expression path = base;
        for (String field : fields) {
            path = new DereferenceExpression(path, new Identifier(field, true));
        }
        return path;
    }
}
