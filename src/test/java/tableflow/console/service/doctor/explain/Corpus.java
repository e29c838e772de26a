package tableflow.console.service.doctor.explain;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tableflow.console.domain.doctor.explain.Explanation;

/// Texts with the failure mode that each of them shows. A file holds several: a line `### name | expected`, then the
/// text. What is expected is a mode's id, or `-` where nothing can be told, and with it a mode where that one has to be
/// the first of the possibilities: `-S9`.
final class Corpus {

    private static final String HEAD = "### ";

    private Corpus() {}

    /// @param expected the mode that has to come first; empty when it may not be sure
    /// @param possible the mode that has to be the first possibility; empty when that does not matter
    record Text(String name, String expected, String possible, String text) {

        /// Whether an explanation is the right one.
        boolean isRight(Explanation explanation) {
            String first = first(explanation);
            return first.equals(expected) && (possible.isEmpty() || (!explanation.possibilities().isEmpty()
                    && explanation.possibilities().getFirst().mode().id().equals(possible)));
        }

        /// Whether an explanation says with confidence what is not so.
        boolean isWrongWithConfidence(Explanation explanation) {
            return explanation.isSure() && !first(explanation).equals(expected);
        }

        static String first(Explanation explanation) {
            return explanation.first().map(answer -> answer.mode().id()).orElse("");
        }
    }

    static List<Text> read(String... files) {
        List<Text> all = new ArrayList<>();
        for (String file : files) {
            for (String entry : ("\n" + resource(file)).split("\n" + HEAD, -1)) {
                if (!entry.isBlank()) {
                    all.add(text(file, entry));
                }
            }
        }
        return all;
    }

    private static Text text(String file, String entry) {
        int line = entry.indexOf('\n');
        String head = entry.substring(0, line);
        int bar = head.lastIndexOf('|');
        String expected = head.substring(bar + 1).strip();
        String name = file.toLowerCase(Locale.ROOT) + ": " + head.substring(0, bar).strip();
        boolean unsure = expected.startsWith("-");
        return new Text(name, unsure ? "" : expected, unsure ? expected.substring(1) : "", entry.substring(line + 1));
    }

    private static String resource(String file) {
        try (InputStream in = Corpus.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
