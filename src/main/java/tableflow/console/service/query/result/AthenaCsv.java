package tableflow.console.service.query.result;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes lines as Athena's own result files have them.
public final class AthenaCsv {

    private AthenaCsv() {}

    /// A line with its line feed: values quoted, a quote doubled, NULL as nothing, so that it is not the empty text.
    public static String line(List<? extends @Nullable String> values) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            line.append(i == 0 ? "" : ",");
            if (value != null) {
                line.append('"').append(value.replace("\"", "\"\"")).append('"');
            }
        }
        return line.append('\n').toString();
    }
}
