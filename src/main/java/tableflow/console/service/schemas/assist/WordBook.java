package tableflow.console.service.schemas.assist;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// The words of a language with what they mean, from a table that is part of the console: one word a line, with the
/// columns section, name, since (a draft, or `a-b`), for (what it goes with), value, about, and what becomes of the
/// table's column.
final class WordBook {

    private static final int COLUMNS = 7;

    private final List<Word> words;

    /// A word of the language.
    ///
    /// @param since the first version that has it and, behind a hyphen, the last; empty for all
    /// @param goesWith the types or parts that it says something of; empty for all
    /// @param value what kind of value it takes
    /// @param table what it makes of the column; empty for nothing
    record Word(String section, String name, String since, Set<String> goesWith, String value, String about,
            String table) {

        String explained() {
            return table.isEmpty() ? about : about + "\nTable: " + table;
        }

        boolean fits(String part) {
            return goesWith.isEmpty() || part.isEmpty() || goesWith.contains(part);
        }
    }

    private WordBook(List<Word> words) {
        this.words = words;
    }

    /// @param resource in this package
    static WordBook read(String resource) {
        try (InputStream in = Objects.requireNonNull(WordBook.class.getResourceAsStream(resource), resource)) {
            List<Word> words = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    words.add(word(line));
                }
            }
            return new WordBook(List.copyOf(words));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Word word(String line) {
        String[] cells = line.split("\\|", -1);
        if (cells.length != COLUMNS) {
            throw new IllegalStateException("a word needs " + COLUMNS + " columns: " + line);
        }
        for (int at = 0; at < COLUMNS; at++) {
            cells[at] = cells[at].strip();
        }
        Set<String> goesWith = cells[3].isEmpty() ? Set.of() : Set.of(cells[3].split(" "));
        return new Word(cells[0], cells[1], cells[2], goesWith, cells[4], cells[5], cells[6]);
    }

    /// The words of a section, in the order of the table.
    List<Word> section(String section) {
        return words.stream().filter(word -> word.section().equals(section)).toList();
    }

    /// A word of a section that goes with a part; of several, the first.
    Optional<Word> find(String section, String name, String part) {
        return words.stream().filter(word -> word.section().equals(section) && word.name().equals(name)
                && word.fits(part)).findFirst();
    }
}
