package tableflow.console.service.messages.write;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.Place;
import tableflow.console.domain.Problem;
import tableflow.console.domain.kafka.NewRecord;

/// The records in the lines of a text, one at a time, so that a text of any length can be written. Empty lines hold
/// none.
public final class Lines implements Producing.Source {

    private static final int MOST_PROBLEMS = 20;

    private final String name;
    private final BufferedReader lines;
    private final LineReader reader;
    private int line;

    /// @param name of the text, for places
    /// @param in UTF-8; not closed
    public Lines(String name, InputStream in, LineReader reader) {
        this.name = name;
        this.lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()));
        this.reader = reader;
    }

    /// @throws BadInput with the place, for a line that is no record; the lines behind it can still be read
    /// @throws UncheckedIOException when the text cannot be read
    @Override
    public @Nullable NewRecord next() {
        try {
            String text = lines.readLine();
            line++;
            while (text != null && text.isBlank()) {
                text = lines.readLine();
                line++;
            }
            return text == null ? null : reader.read(text, new Place(name, line, 1));
        } catch (MalformedInputException notText) {
            throw BadInput.of(BadInput.Reason.UNREADABLE, Place.file(name), "not a text in UTF-8");
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read " + name, failed);
        }
    }

    /// Reads everything, and writes nothing.
    ///
    /// @return how many records there are
    /// @throws BadInput with the first twenty lines that are no records
    public long check() {
        List<Problem> problems = new ArrayList<>();
        long records = 0;
        while (problems.size() < MOST_PROBLEMS) {
            try {
                if (next() == null) {
                    break;
                }
                records++;
            } catch (BadInput bad) {
                if (bad.reason() == BadInput.Reason.UNREADABLE) {
                    throw bad;
                }
                problems.addAll(bad.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new BadInput(problems);
        }
        return records;
    }
}
