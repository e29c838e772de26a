package tableflow.console.service.schemas.document;

import com.squareup.wire.schema.Location;
import com.squareup.wire.schema.internal.parser.ProtoFileElement;
import com.squareup.wire.schema.internal.parser.ProtoParser;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tableflow.console.domain.Progress;
import tableflow.console.domain.Units;
import tableflow.console.schema.InvalidSchema;
import tableflow.console.schema.ProtoSource;
import tableflow.console.schema.ProtobufText;
import tableflow.console.schema.Referenced;

/// Reads a Protobuf schema with Wire's parser and linker.
final class ProtobufReading {

    static final String FILE = "schema.proto";
    private static final String READ = "read the schema";
    private static final Pattern SYNTAX = Pattern.compile("Syntax error in .*?:(\\d+):(\\d+): (.*)", Pattern.DOTALL);

    private static final Pattern TWICE = Pattern.compile(
            "(?:Syntax error in .*: )?(\\S+) \\(\\S+:(\\d+):(\\d+)\\) is already defined at \\S+:(\\d+):\\d+");
    private static final Pattern MET = Pattern.compile("but was '(.)'");

    private final Findings findings;

    ProtobufReading(Findings findings) {
        this.findings = findings;
    }

    /// What was read.
    ///
    /// @param file absent when Wire's parser refuses it
    record Read(Optional<ProtoFileElement> file, Optional<ProtobufText> schema) {
        static final Read NOTHING = new Read(Optional.empty(), Optional.empty());
    }

    Read read(String text, List<Referenced> given) {
        WireLines lines = new WireLines(text);
        Optional<ProtoFileElement> parsed = parse(text, lines);
        Progress.throwIfCancelled(READ);
        if (parsed.isEmpty()) {
            return Read.NOTHING;
        }
        ProtoFileElement file = parsed.get();
        if (file.getTypes().isEmpty()) {
            findings.add(DocumentRules.INVALID, "", 0, 0, "it defines no message");
            return new Read(parsed, Optional.empty());
        }
        Map<String, ProtoFileElement> others = new LinkedHashMap<>();
        for (Referenced one : given) {
            reference(one).ifPresent(it -> others.put(one.name(), it));
        }
        new ProtobufSize(text, lines, findings).check(file);
        if (findings.hasErrors()) {
            return new Read(parsed, Optional.empty());
        }
        new ProtobufStrictness(text, lines, findings).check(file);
        Progress.throwIfCancelled(READ);
        new ProtobufLinking(text, lines, findings).check(file, others);
        Progress.throwIfCancelled(READ);
        if (findings.hasErrors()) {
            return new Read(parsed, Optional.empty());
        }
        try {
            return new Read(parsed, Optional.of(ProtobufText.of(file, given)));
        } catch (InvalidSchema refused) {
            findings.add(DocumentRules.INVALID, "", 0, 0, JsonSource.shortened(String.valueOf(refused.getMessage())));
            return new Read(parsed, Optional.empty());
        }
    }

    private Optional<ProtoFileElement> reference(Referenced one) {
        try {
            return Optional.of(ProtobufText.read(one.name(), one.text()));
        } catch (InvalidSchema broken) {
            findings.add(DocumentRules.DANGLING_REFERENCE, "", 0, 0, "the reference " + one.name()
                    + " cannot be read: " + JsonSource.shortened(String.valueOf(broken.getMessage())));
            return Optional.empty();
        }
    }

    private Optional<ProtoFileElement> parse(String text, WireLines lines) {
        if (text.stripLeading().startsWith("{")) {
            int at = text.indexOf('{');
            findings.add(DocumentRules.WRONG_FORMAT, "", at, at + 1, "this is JSON, not Protobuf");
            return Optional.empty();
        }
        ProtoSource source = ProtoSource.of(text);
        if (source.deep() >= 0) {
            findings.add(DocumentRules.TOO_DEEP, "", source.deep(), source.deep() + 1, "it is nested more than "
                    + ProtoSource.MOST_LEVELS + " levels deep");
            return Optional.empty();
        }
        if (source.excess() >= 0) {
            findings.add(DocumentRules.TOO_LARGE, "", source.excess(), source.excess() + 1, "it has more than "
                    + Units.grouped(ProtoSource.MOST_DECLARED)
                    + " messages, enums and services, which are read at most; here ends the first that is too many");
            return Optional.empty();
        }
        try {
            return Optional.of(ProtoParser.Companion.parse(Location.get(FILE), source.text()));
        } catch (IllegalStateException | IllegalArgumentException | IndexOutOfBoundsException broken) {
            String message = String.valueOf(broken.getMessage());
            Matcher twice = TWICE.matcher(message);
            if (twice.matches()) {
                int at = lines.offset(Integer.parseInt(twice.group(2)), Integer.parseInt(twice.group(3)));
                findings.add(DocumentRules.DUPLICATE_NAME, twice.group(1), at, ProtobufPlaces.endOfStatement(text, at),
                        JsonSource.shortened(twice.group(1)) + " is declared already, in line " + twice.group(4));
                return Optional.empty();
            }
            Matcher place = SYNTAX.matcher(message);
            if (place.matches()) {
                int at = lines.offset(Integer.parseInt(place.group(1)), Integer.parseInt(place.group(2)));
                // Wire has gone past the character that it did not expect.
                Matcher met = MET.matcher(place.group(3));
                if (met.find() && at > 0 && text.charAt(at - 1) == met.group(1).charAt(0)) {
                    at--;
                }
                findings.add(DocumentRules.SYNTAX, "", at, JsonSource.endOfWord(text, at),
                        "this is not Protobuf: " + JsonSource.shortened(place.group(3)));
            } else {
                findings.add(DocumentRules.SYNTAX, "", text.length(), text.length(),
                        "this is not Protobuf: " + JsonSource.shortened(message));
            }
            return Optional.empty();
        }
    }
}
