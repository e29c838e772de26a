package tableflow.console.service.schemas.assist;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tableflow.console.service.schemas.assist.Proposals.Insertion;
import tableflow.console.service.schemas.assist.Proposals.Kind;
import tableflow.console.service.schemas.assist.Proposals.Proposal;
import tableflow.console.service.schemas.assist.WordBook.Word;

/// What could stand at a caret of a Protobuf file.
final class ProtobufCompletion {

    private static final WordBook BOOK = ProtobufAssist.BOOK;
    private static final Set<String> NO_KEYS = Set.of("float", "double", "bytes");
    private static final Set<String> LABELS = Set.of("repeated", "optional", "required");
    private static final int FIRST_OWN = 19_000;
    private static final int LAST_OWN = 19_999;

    private final String text;
    private final ProtoNames names;
    private final ProtoImports imports;
    private final List<Proposal> found = new ArrayList<>();

    ProtobufCompletion(String text, ProtoNames names, ProtoImports imports) {
        this.text = text;
        this.names = names;
        this.imports = imports;
    }

    Proposals at(int caret) {
        List<ProtoToken> before = new ArrayList<>();
        ProtoToken typed = null;
        for (ProtoToken token : ProtoToken.of(text)) {
            boolean touched = token.from() < caret && (caret < token.to() || (caret == token.to()
                    && (token.isWord() || token.kind() == ProtoToken.Kind.NUMBER || !token.closed()
                            || token.kind() == ProtoToken.Kind.LINE_COMMENT)));
            if (touched && token.isComment()) {
                return Proposals.none(caret);
            }
            if (touched && token.kind() != ProtoToken.Kind.SIGN) {
                typed = token;
            }
            if (token.to() <= caret && !touched) {
                before.add(token);
            }
        }
        ProtoParts.Cursor cursor = ProtoParts.cursor(text, before);
        boolean quoted = typed != null && typed.kind() == ProtoToken.Kind.TEXT;
        Range replaced = typed == null ? new Range(caret, caret)
                : quoted ? inner(typed) : typed.range();
        if (quoted) {
            texts(cursor.head());
        } else {
            words(cursor.in(), cursor.head());
        }
        return matching(replaced, text.substring(Math.min(replaced.from(), caret), caret));
    }

    /// Between the quotation marks.
    private static Range inner(ProtoToken quoted) {
        return new Range(quoted.from() + 1, Math.max(quoted.from() + 1, quoted.to() - (quoted.closed() ? 1 : 0)));
    }

    private void texts(List<ProtoToken> head) {
        if (head.isEmpty()) {
            return;
        }
        if (head.getFirst().is("import")) {
            names.files().forEach((name, file) -> add(Kind.NAME, name, name, "reference", ""));
            BOOK.section("known").stream().collect(Collectors.groupingBy(Word::value)).forEach((file, types) ->
                    add(Kind.VALUE, file, file, "", types.stream().map(Word::name).collect(Collectors.joining("\n"))));
            BOOK.section("import").forEach(word -> add(Kind.VALUE, word.name(), word.name(), "", word.explained()));
        } else if (head.getFirst().is("syntax")) {
            add(Kind.VALUE, "proto3", "proto3", "", "");
            add(Kind.VALUE, "proto2", "proto2", "", "");
        }
    }

    private void words(ProtoPart in, List<ProtoToken> head) {
        if (head.isEmpty()) {
            beginning(in);
            return;
        }
        ProtoToken first = head.getFirst();
        ProtoToken last = head.getLast();
        boolean bracketed = opened(head, "[", "]");
        if (bracketed) {
            options(in, head, last);
        } else if (first.is("option")) {
            option(in, head, last);
        } else if (last.is("=") && first.is("syntax")) {
            add(Kind.VALUE, "\"proto3\"", "\"proto3\";", "", "");
        } else if (first.is("import") && head.size() == 1) {
            add(Kind.KEYWORD, "public", "public \"$0\";", "", "Files that import this one know those types too.");
        } else if (first.is("extend") && head.size() == 1) {
            types(in, false);
        } else if (first.is("rpc") && opened(head, "(", ")")) {
            types(in, false);
        } else if (first.is("rpc") && last.is(")") && head.stream().noneMatch(it -> it.is("returns"))) {
            add(Kind.KEYWORD, "returns", "returns ($0);", "", "");
        } else if (last.is("=")) {
            number(in);
        } else if (first.is("map") && opened(head, "<", ">")) {
            if (last.is("<")) {
                scalars(word -> !NO_KEYS.contains(word.name()));
            } else if (last.is(",")) {
                types(in, true);
            }
        } else if (head.size() == 1 && LABELS.contains(first.text()) && holdsFields(in)) {
            types(in, true);
        }
    }

    private static boolean opened(List<ProtoToken> head, String open, String close) {
        int depth = 0;
        for (ProtoToken token : head) {
            depth += token.is(open) ? 1 : token.is(close) ? -1 : 0;
        }
        return depth > 0;
    }

    private static boolean holdsFields(ProtoPart in) {
        return switch (in.kind()) {
            case MESSAGE, GROUP, ONEOF, EXTEND -> true;
            default -> false;
        };
    }

    private void beginning(ProtoPart in) {
        String where = switch (in.kind()) {
            case FILE -> "file";
            case MESSAGE, GROUP -> "message";
            case ENUM -> "enum";
            case SERVICE -> "service";
            case EXTEND -> "extend";
            default -> "";
        };
        for (Word word : BOOK.section("statement")) {
            boolean label = where.equals("extend") && LABELS.contains(word.name());
            boolean once = (word.name().equals("syntax") && in.parts().stream()
                    .anyMatch(it -> it.kind() == ProtoPart.Kind.SYNTAX))
                    || (word.name().equals("package") && !in.packageName().isEmpty());
            if ((label || word.goesWith().contains(where)) && has(word, in) && !once) {
                add(Kind.KEYWORD, word.name(), word.value().replace("\\n", "\n"), "", word.explained());
            }
        }
        if (holdsFields(in)) {
            types(in, true);
        }
    }

    private static boolean has(Word word, ProtoPart in) {
        return word.since().isEmpty() || word.since().equals(syntax(in));
    }

    private static String syntax(ProtoPart in) {
        ProtoPart file = in;
        while (file.parent() != null) {
            file = file.parent();
        }
        // A file that does not say is proto2.
        return file.parts().stream().filter(it -> it.kind() == ProtoPart.Kind.SYNTAX)
                .flatMap(it -> it.head().stream()).filter(it -> it.kind() == ProtoToken.Kind.TEXT)
                .map(ProtoToken::unquoted).findFirst().orElse("proto2");
    }

    private void scalars(Predicate<Word> wanted) {
        BOOK.section("scalar").stream().filter(wanted).forEach(word ->
                add(Kind.TYPE, word.name(), word.name(), word.table(), word.explained()));
    }

    private void types(ProtoPart in, boolean builtIn) {
        String scope = in.isType() ? in.fullName() : in.scope();
        if (builtIn) {
            scalars(word -> true);
        }
        names.all().forEach((full, type) -> {
            if (builtIn || type.type().kind() == ProtoPart.Kind.MESSAGE) {
                String shown = names.shortest(full, scope);
                addType(Kind.NAME, shown, type.type().kind() == ProtoPart.Kind.ENUM ? "enum" : "message",
                        type.type().about(), type.document());
            }
        });
        BOOK.section("known").stream().filter(word -> !names.all().containsKey(word.name())).forEach(word ->
                addType(Kind.TYPE, word.name(), word.table(), word.explained(), word.value()));
    }

    /// A type of a file; to take it imports the file where that is missing.
    private void addType(Kind kind, String name, String detail, String about, String file) {
        Optional<Insertion> missing = imports.of(file);
        found.add(new Proposal(kind, name, name, detail, missing.isEmpty() ? about
                : about + (about.isEmpty() ? "" : "\n") + "Adds import \"" + file + "\".", missing));
    }

    private void option(ProtoPart in, List<ProtoToken> head, ProtoToken last) {
        String where = switch (in.kind()) {
            case FILE -> "file";
            case MESSAGE, GROUP -> "message";
            case ENUM -> "enum";
            case SERVICE, RPC -> "service";
            default -> "";
        };
        List<Word> options = BOOK.section("file-option").stream().filter(it -> it.goesWith().contains(where)).toList();
        if (head.size() == 1) {
            options.forEach(word -> add(Kind.KEYWORD, word.name(), word.name() + " = " + word.value() + ";", "",
                    word.explained()));
        } else if (last.is("=") && head.get(1).is("optimize_for")) {
            List.of("SPEED", "CODE_SIZE", "LITE_RUNTIME").forEach(it -> add(Kind.VALUE, it, it + ";", "", ""));
        } else if (last.is("=")) {
            options.stream().filter(it -> it.name().equals(head.get(1).text()) && it.value().equals("true"))
                    .forEach(it -> flags(";"));
        }
    }

    private void flags(String end) {
        add(Kind.VALUE, "true", "true" + end, "", "");
        add(Kind.VALUE, "false", "false" + end, "", "");
    }

    private void options(ProtoPart in, List<ProtoToken> head, ProtoToken last) {
        if (last.is("[") || last.is(",")) {
            BOOK.section("field-option").stream().filter(word -> has(word, in)).forEach(word -> add(Kind.KEYWORD,
                    word.name(), word.name() + " = " + word.value(), "", word.explained()));
            return;
        }
        ProtoToken option = head.size() > 1 ? head.get(head.size() - 2) : last;
        if (last.is("=") && (option.is("deprecated") || option.is("packed"))) {
            flags("");
        } else if (last.is("=") && option.is("default")) {
            List<ProtoToken> types = new ProtoPart(in, ProtoPart.Kind.FIELD, head, "", 0).types();
            ProtoToken type = types.isEmpty() ? null : types.getFirst();
            constants(type, in);
            if (type != null && type.is("bool")) {
                flags("");
            }
        }
    }

    private void constants(@Nullable ProtoToken type, ProtoPart in) {
        if (type != null) {
            names.find(type.text(), in.isType() ? in.fullName() : in.scope())
                    .filter(it -> it.type().kind() == ProtoPart.Kind.ENUM)
                    .ifPresent(it -> it.type().parts().stream().flatMap(one -> one.name().stream())
                            .forEach(name -> add(Kind.VALUE, name.text(), name.text(), "value", "")));
        }
    }

    /// The next number that is free: one higher than the highest, and not of those that the language keeps.
    private void number(ProtoPart in) {
        ProtoPart of = in.kind() == ProtoPart.Kind.ONEOF && in.parent() != null ? in.parent() : in;
        ProtoPart whole = names.all().containsKey(of.fullName()) && names.all().get(of.fullName()).document().isEmpty()
                ? names.all().get(of.fullName()).type() : of;
        boolean constants = in.kind() == ProtoPart.Kind.ENUM;
        int next = Math.max(highest(whole), highest(of)) + 1;
        if (next >= FIRST_OWN && next <= LAST_OWN && !constants) {
            next = LAST_OWN + 1;
        }
        if (constants || holdsFields(in)) {
            add(Kind.VALUE, Integer.toString(constants ? next : Math.max(1, next)),
                    (constants ? next : Math.max(1, next)) + ";", "next number", "");
        }
    }

    private static int highest(ProtoPart of) {
        int highest = -1;
        for (ProtoPart part : of.parts()) {
            highest = Math.max(highest, part.kind() == ProtoPart.Kind.ONEOF ? highest(part)
                    : part.number().orElse(-1));
            if (part.kind() == ProtoPart.Kind.RESERVED) {
                for (ProtoToken token : part.head()) {
                    if (token.text().matches("[0-9]{1,8}")) {
                        highest = Math.max(highest, Integer.parseInt(token.text()));
                    }
                }
            }
        }
        return highest;
    }

    private void add(Kind kind, String label, String insert, String detail, String about) {
        found.add(new Proposal(kind, label, insert, detail, about));
    }

    private Proposals matching(Range replaced, String before) {
        String typed = before.toLowerCase(Locale.ROOT);
        List<Proposal> begin = new ArrayList<>();
        List<Proposal> within = new ArrayList<>();
        for (Proposal one : found) {
            String label = one.label().toLowerCase(Locale.ROOT);
            if (label.startsWith(typed)) {
                begin.add(one);
            } else if (label.contains(typed)) {
                within.add(one);
            }
        }
        begin.addAll(within);
        return new Proposals(replaced, begin.stream().distinct().toList());
    }
}
