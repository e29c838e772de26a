package tableflow.console.domain.schema.lint;

import static tableflow.console.domain.schema.SchemaFormat.PROTOBUF;
import static tableflow.console.domain.schema.lint.LintRule.because;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import tableflow.console.domain.review.Explanation;
import tableflow.console.domain.schema.SchemaFinding.Severity;
import tableflow.console.domain.schema.lint.LintRule.Broken;
import tableflow.console.domain.schema.lint.LintRule.Head;
import tableflow.console.domain.schema.lint.ProtobufOwn.Field;
import tableflow.console.domain.schema.lint.ProtobufOwn.Message;
import tableflow.console.domain.schema.lint.ProtobufOwn.Range;

/// What only Protobuf's schemas can do wrong.
final class ProtobufRules {

    static final List<LintRule> ALL = List.of(
            packages(), syntax(), required(), zero(), prefix(), gaps(), first(), imports());

    private static final Set<String> NOTHING = Set.of("UNSPECIFIED", "UNKNOWN", "NONE", "UNDEFINED", "DEFAULT",
            "INVALID", "UNSET");
    /// Numbers beyond that are extensions by habit, and gaps before them are no traces of deletions.
    private static final int FAR = 1000;

    private ProtobufRules() {}

    private static LintRule rule(Head head, Explanation explanation, BiConsumer<ProtobufOwn, Broken> check) {
        return head.rule(Set.of(PROTOBUF), explanation, (model, broken) -> {
            if (model.own() instanceof ProtobufOwn own) {
                check.accept(own, broken);
            }
        });
    }

    private static LintRule packages() {
        return rule(new Head("missing-package", Severity.WARNING, "Files have a package"), because(
                "Messages of one name without a package collide as soon as two files are loaded together.",
                "The file names a package.", "Add package com.example.orders; in an existing subject that is another "
                        + "message for the registry, so do it with the next topic."), (own, broken) -> {
                    if (own.packageName().isEmpty()) {
                        broken.at("", "the file names no package");
                    }
                });
    }

    private static LintRule syntax() {
        return rule(new Head("missing-syntax", Severity.WARNING, "Files name their syntax"), because(
                "Without a syntax the file is proto2, whatever its author had in mind: labels, defaults and enums "
                        + "mean something else there.",
                "The file begins with syntax or edition.", "Write syntax = \"proto3\"; as the first statement."),
                (own, broken) -> {
                    if (own.syntax().isEmpty()) {
                        broken.at("", "the file names no syntax, and is read as proto2");
                    }
                });
    }

    private static LintRule required() {
        return rule(new Head("required-field", Severity.WARNING, "No field is required"), because(
                "A required field can never be taken away, and never be added: a reader refuses the whole message "
                        + "when it misses one. The table would have a column that may not be null.",
                "No field has the label required.", "Use optional, and check in the code that writes."),
                (own, broken) -> {
                    for (Message message : own.messages()) {
                        message.fields().stream().filter(Field::required).forEach(it ->
                                broken.at(it.path(), it.name() + " is required, which is for ever"));
                    }
                });
    }

    private static LintRule zero() {
        return new Head("enum-zero-value", Severity.WARNING, "The zero of an enum says nothing").rule(
                Set.of(PROTOBUF), because(
                        "A field that nobody set reads as the value 0, and so does a value that a reader does not "
                                + "know: when 0 means something, nobody can tell.",
                        "The first value is 0, and its name ends with UNSPECIFIED, UNKNOWN or the like.",
                        "Add STATUS_UNSPECIFIED = 0 to a new enum."), (model, broken) -> {
                    for (LintModel.Enumeration one : model.enums()) {
                        if (!one.symbols().isEmpty() && meansSomething(one.symbols().getFirst())) {
                            LintModel.Symbol first = one.symbols().getFirst();
                            broken.at(first.path(), first.name() + " = " + first.number() + " is what an unset "
                                    + one.name() + " reads as");
                        }
                    }
                });
    }

    private static boolean meansSomething(LintModel.Symbol first) {
        String name = first.name().toUpperCase(Locale.ROOT);
        return first.number() != 0 || NOTHING.stream().noneMatch(name::endsWith);
    }

    private static LintRule prefix() {
        return new Head("enum-value-prefix", Severity.NOTE, "Enum values carry their enum's name").rule(
                Set.of(PROTOBUF), because(
                        "The values of an enum share the names of what the enum stands in: two enums of one package "
                                + "cannot both have UNKNOWN.",
                        "The names of an enum's values begin with the enum's name.",
                        "Write STATUS_PAID in the enum Status. Names are not on the wire, but they are in the table."),
                (model, broken) -> {
                    for (LintModel.Enumeration one : model.enums()) {
                        String prefix = String.join("_", Words.of(one.name())).toUpperCase(Locale.ROOT) + "_";
                        one.symbols().stream().filter(it -> !it.name().startsWith(prefix)).findFirst().ifPresent(it ->
                                broken.at(it.path(), it.name() + " does not begin with " + prefix));
                    }
                });
    }

    private static LintRule gaps() {
        return rule(new Head("unreserved-gap", Severity.NOTE, "Numbers of deleted fields are reserved"), because(
                "A gap in the numbers is mostly where a field was deleted: who gives the number again reads the old "
                        + "field's data as the new one's.",
                "Numbers missing between those in use are reserved.", "Add reserved 4, 6 to 8; and reserve the names "
                        + "too."), (own, broken) -> {
                    for (Message message : own.messages()) {
                        String missing = missing(message);
                        if (!missing.isEmpty()) {
                            broken.at(message.path(), "number " + missing + " is neither in use nor reserved");
                        }
                    }
                });
    }

    /// The first gap of the numbers, as text; empty when there is none.
    private static String missing(Message message) {
        TreeSet<Integer> used = new TreeSet<>();
        message.fields().stream().map(Field::number).filter(it -> it > 0 && it < FAR).forEach(used::add);
        int last = 0;
        for (int number : used) {
            int from = last + 1;
            while (from < number && reserved(message, from)) {
                from++;
            }
            if (from < number) {
                int to = from;
                while (to + 1 < number && !reserved(message, to + 1)) {
                    to++;
                }
                return from == to ? String.valueOf(from) : from + " to " + to;
            }
            last = number;
        }
        return "";
    }

    private static boolean reserved(Message message, int number) {
        for (Range range : message.reserved()) {
            if (range.first() <= number && number <= range.last()) {
                return true;
            }
        }
        return false;
    }

    private static LintRule first() {
        return rule(new Head("several-messages", Severity.NOTE, "The first message is the record"), because(
                "The table is made of the first message of the file, and producers write it unless they are told "
                        + "otherwise: whoever sorts the file changes the table.",
                "The file has one top-level message, or the others are parts of the first.",
                "Move other records to a file and subject of their own."), (own, broken) -> {
                    List<Message> top = own.messages().stream().filter(Message::topLevel).toList();
                    if (top.size() > 1 && !own.firstReachesAll()) {
                        broken.at(top.getFirst().path(), top.getFirst().name() + " is the record of the table; "
                                + "the file has other messages that are no part of it");
                    }
                });
    }

    private static LintRule imports() {
        return rule(new Head("unused-import", Severity.WARNING, "What is imported is used"), because(
                "Every import has to be registered and referred to, and is loaded by each client.",
                "Something of every imported file is used.", "Take the import away."), (own, broken) -> {
                    own.imports().stream().filter(it -> !it.used()).forEach(it ->
                            broken.at(it.path(), "nothing of " + it.file() + " is used"));
                });
    }
}
