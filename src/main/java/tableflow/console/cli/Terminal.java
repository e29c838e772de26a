package tableflow.console.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import tableflow.console.domain.RemoteFailure;

/// Where commands write: results to standard output, everything else to standard error. With `--json` a command
/// writes exactly one document to standard output.
///
/// Texts for people go through the redactor, so that no message can carry a secret. What would steer the terminal, a
/// name or text of somebody else's file, is shown as U+FFFD.
public final class Terminal {

    /// Made when a command writes JSON: to make the first one takes a while.
    private static final class Writer {
        static final ObjectWriter PRETTY =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build().writer().with(new PlainJson());
    }

    private final PrintStream out;
    private final PrintStream err;
    private final UnaryOperator<String> redact;
    private final BooleanSupplier watched;
    private final Doing doing = new Doing();
    private volatile boolean written;
    private volatile boolean quiet;

    /// Nobody sees standard error as it is written.
    public Terminal(PrintStream out, PrintStream err, UnaryOperator<String> redact) {
        this(out, err, redact, () -> false);
    }

    /// @param watched whether standard error is a terminal; asked when a command has taken a second
    public Terminal(PrintStream out, PrintStream err, UnaryOperator<String> redact, BooleanSupplier watched) {
        this.out = out;
        this.err = err;
        this.redact = redact;
        this.watched = watched;
    }

    /// A new, empty result document.
    public static ObjectNode document() {
        return JsonNodeFactory.instance.objectNode();
    }

    /// Writes the result document.
    public void json(JsonNode document) {
        written = true;
        try {
            out.println(Writer.PRETTY.writeValueAsString(document));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree could not be written", e);
        }
        out.flush();
    }

    /// Writes what failed as the document that was asked for, unless a result stands there already: two documents could
    /// not be read.
    ///
    /// @param command as it is called
    void failed(Exception failure, String command, int exitCode) {
        if (!written) {
            json(new FailureDocument(redact).of(failure, command, exitCode));
        }
    }

    /// Writes a line of the result.
    public void line(String text) {
        written = true;
        out.println(shown(text));
    }

    /// Writes lines of the result at once; as [#line].
    public void lines(List<String> texts) {
        written = true;
        StringBuilder all = new StringBuilder();
        texts.forEach(text -> all.append(shown(text)).append(System.lineSeparator()));
        out.print(all);
        out.flush();
    }

    /// Writes many rows of data at once; as [#rows].
    public void rows(List<String> lines) {
        written = true;
        StringBuilder all = new StringBuilder();
        lines.forEach(line -> all.append(line).append(System.lineSeparator()));
        out.print(all);
        out.flush();
    }

    /// What failed, as a part of a document that has begun as another one.
    ///
    /// @param command as it is called
    JsonNode failure(RuntimeException failure, String command) {
        return new FailureDocument(redact).within(failure, command);
    }

    /// Where rows of data go: not through the redactor, which must not change what a table holds. The result has begun
    /// with the first of them.
    public Appendable rows() {
        return new Rows();
    }

    private final class Rows implements Appendable {

        @Override
        public Appendable append(CharSequence text) {
            return append(text, 0, text.length());
        }

        @Override
        public Appendable append(CharSequence text, int from, int to) {
            written |= to > from;
            out.append(text, from, to);
            return this;
        }

        @Override
        public Appendable append(char one) {
            written = true;
            out.append(one);
            return this;
        }
    }

    /// Where bytes of data go; as [#rows].
    public OutputStream bytes() {
        written = true;
        return out;
    }

    /// Whether nobody reads what is written any more: the other end of a pipe is closed. Sends what is held back.
    public boolean isClosed() {
        return out.checkError();
    }

    /// Writes a diagnostic line.
    public void note(String text) {
        err.println(shown(text));
    }

    /// What a command says of what it is at; [#beat] tells it.
    Doing doing() {
        return doing;
    }

    /// From now on nothing is told of what a command is at.
    void quiet() {
        quiet = true;
    }

    /// To be called every second while a command runs: somebody who waits is told what it is at, until it writes its
    /// result.
    public void beat() {
        if (!quiet && !written && watched.getAsBoolean()) {
            doing.beat(this);
        }
    }

    private String shown(String text) {
        String redacted = redact.apply(text);
        boolean plain = redacted.chars().noneMatch(Terminal::steers);
        return plain ? redacted : redacted.codePoints().map(c -> steers(c) ? '\ufffd' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    private static boolean steers(int c) {
        return Character.isISOControl(c) && c != '\n' && c != '\t' && c != '\r';
    }

    /// Writes what failed, why, and what to do.
    public void failure(RemoteFailure failure) {
        String what = failure.what().isEmpty() ? "" : capitalize(failure.what()) + " failed";
        note("Error: " + what + (failure.why().isEmpty() ? "." : ": " + failure.why()));
        failure.advice().ifPresent(advice -> note("What to do: " + advice));
        failure.requestId().ifPresent(id -> note("Request id: " + id));
    }

    private static String capitalize(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
