package tableflow.console.service.query.language;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/// The functions of Athena's engine 3 that an operator may use, from `functions.txt` beside this class. Source: Athena
/// user guide, "Functions in Amazon Athena", and what the engine itself lists.
public final class Functions {
    private static final String FILE = "functions.txt";

    private final Map<String, SqlFunction> functions = new TreeMap<>();

    /// Reads the list.
    public Functions() {
        try (InputStream in = Objects.requireNonNull(Functions.class.getResourceAsStream(FILE), FILE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            String group = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("## ")) {
                    group = line.substring(3);
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    SqlFunction function = parse(line, group);
                    functions.put(function.name(), function);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the list of functions cannot be read", e);
        }
    }

    /// In order of their names.
    public List<SqlFunction> all() {
        return new ArrayList<>(functions.values());
    }

    /// A function by its name, in any case.
    public Optional<SqlFunction> find(String name) {
        return Optional.ofNullable(functions.get(name.toLowerCase(Locale.ROOT)));
    }

    private static SqlFunction parse(String line, String group) {
        String text = line.startsWith("~") ? line.substring(1) : line;
        // An argument may hold the sign too, but the sentence behind the last one does not.
        int bar = text.lastIndexOf('|');
        List<String> signatures = List.of(text.substring(0, bar).split(";;"));
        String first = signatures.getFirst();
        int end = 0;
        while (end < first.length() && (Character.isLetterOrDigit(first.charAt(end)) || first.charAt(end) == '_')) {
            end++;
        }
        return new SqlFunction(
                first.substring(0, end), group, signatures, text.substring(bar + 1), first.charAt(end) != '(');
    }
}
