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
import tableflow.console.schema.InvalidSchema;
import tableflow.console.schema.ProtobufText;
import tableflow.console.schema.Referenced;

/// Reads a Protobuf schema with Wire's parser and linker.
final class ProtobufReading {

    static final String FILE = "schema.proto";
    /// Braces, brackets and the like within one another; Wire's parser calls itself for each.
    private static final int MOST_LEVELS = 128;
    private static final Pattern SYNTAX = Pattern.compile("Syntax error in .*?:(\\d+):(\\d+): (.*)", Pattern.DOTALL);

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
        int deep = tooDeep(text);
        if (deep >= 0) {
            findings.add(DocumentRules.TOO_DEEP, "", deep, deep + 1, "it is nested more than " + MOST_LEVELS
                    + " levels deep");
            return Read.NOTHING;
        }
        Optional<ProtoFileElement> parsed = parse(text);
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
        new ProtobufStrictness(text, findings).check(file);
        new ProtobufLinking(text, findings).check(file, others);
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
        if (tooDeep(one.text()) < 0) {
            try {
                return Optional.of(ProtoParser.Companion.parse(Location.get(one.name()), one.text()));
            } catch (IllegalStateException | IllegalArgumentException | IndexOutOfBoundsException broken) {
                findings.add(DocumentRules.DANGLING_REFERENCE, "", 0, 0, "the reference " + one.name()
                        + " cannot be read: " + JsonSource.shortened(String.valueOf(broken.getMessage())));
                return Optional.empty();
            }
        }
        findings.add(DocumentRules.DANGLING_REFERENCE, "", 0, 0, "the reference " + one.name() + " is nested too deep");
        return Optional.empty();
    }

    private Optional<ProtoFileElement> parse(String text) {
        if (text.stripLeading().startsWith("{")) {
            int at = text.indexOf('{');
            findings.add(DocumentRules.WRONG_FORMAT, "", at, at + 1, "this is JSON, not Protobuf");
            return Optional.empty();
        }
        try {
            return Optional.of(ProtoParser.Companion.parse(Location.get(FILE), text));
        } catch (IllegalStateException | IllegalArgumentException | IndexOutOfBoundsException broken) {
            String message = String.valueOf(broken.getMessage());
            Matcher place = SYNTAX.matcher(message);
            if (place.matches()) {
                int at = offset(text, Integer.parseInt(place.group(1)), Integer.parseInt(place.group(2)));
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

    /// The character at a place as Wire tells it: its lines end with LF alone.
    static int offset(String text, int line, int column) {
        int at = 0;
        for (int passed = 1; passed < line; passed++) {
            int end = text.indexOf('\n', at);
            if (end < 0) {
                break;
            }
            at = end + 1;
        }
        return Math.clamp(at + (long) column - 1, 0, text.length());
    }

    /// Where the nesting goes too deep, or -1. Comments and texts count too, which does no harm: who has so many
    /// brackets open in a comment has none of them closed.
    private static int tooDeep(String text) {
        int level = 0;
        for (int at = 0; at < text.length(); at++) {
            switch (text.charAt(at)) {
                case '{', '[', '(', '<' -> level++;
                case '}', ']', ')', '>' -> level = Math.max(0, level - 1);
                default -> { }
            }
            if (level > MOST_LEVELS) {
                return at;
            }
        }
        return -1;
    }
}
