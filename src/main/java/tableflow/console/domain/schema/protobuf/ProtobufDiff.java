package tableflow.console.domain.schema.protobuf;

import static tableflow.console.domain.schema.protobuf.ProtobufChange.ENUM_ADDED;
import static tableflow.console.domain.schema.protobuf.ProtobufChange.ENUM_CONST_ADDED;
import static tableflow.console.domain.schema.protobuf.ProtobufChange.ENUM_CONST_CHANGED;
import static tableflow.console.domain.schema.protobuf.ProtobufChange.ENUM_CONST_REMOVED;
import static tableflow.console.domain.schema.protobuf.ProtobufChange.ENUM_REMOVED;
import static tableflow.console.domain.schema.protobuf.ProtobufChange.FIELD_ADDED;
import static tableflow.console.domain.schema.protobuf.ProtobufChange.FIELD_MOVED_TO_EXISTING_ONEOF;
import static tableflow.console.domain.schema.protobuf.ProtobufChange.FIELD_REMOVED;
import static tableflow.console.domain.schema.protobuf.ProtobufChange.MESSAGE_ADDED;
import static tableflow.console.domain.schema.protobuf.ProtobufChange.MESSAGE_MOVED;
import static tableflow.console.domain.schema.protobuf.ProtobufChange.MESSAGE_REMOVED;
import static tableflow.console.domain.schema.protobuf.ProtobufChange.MULTIPLE_FIELDS_MOVED_TO_ONEOF;
import static tableflow.console.domain.schema.protobuf.ProtobufChange.ONEOF_ADDED;
import static tableflow.console.domain.schema.protobuf.ProtobufChange.ONEOF_FIELD_ADDED;
import static tableflow.console.domain.schema.protobuf.ProtobufChange.ONEOF_FIELD_REMOVED;
import static tableflow.console.domain.schema.protobuf.ProtobufChange.ONEOF_REMOVED;
import static tableflow.console.domain.schema.protobuf.ProtobufChange.PACKAGE_CHANGED;
import static tableflow.console.domain.schema.protobuf.ProtobufChange.REQUIRED_FIELD_ADDED;
import static tableflow.console.domain.schema.protobuf.ProtobufChange.REQUIRED_FIELD_REMOVED;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import tableflow.console.domain.schema.SchemaDifference;
import tableflow.console.domain.schema.protobuf.ProtoSchema.Enumeration;
import tableflow.console.domain.schema.protobuf.ProtoSchema.Field;
import tableflow.console.domain.schema.protobuf.ProtoSchema.Label;
import tableflow.console.domain.schema.protobuf.ProtoSchema.Message;
import tableflow.console.domain.schema.protobuf.ProtoSchema.OneOf;

/// The difference between two Protobuf schemas as Confluent's Schema Registry sees it. Paths are names of messages and
/// oneofs with a field's or constant's number at the end: `#/Order/Line/3`.
public final class ProtobufDiff {
    private final List<SchemaDifference> found = new ArrayList<>();
    private final Set<SchemaDifference> known = new HashSet<>();
    private final FieldDiff fieldDiff;

    private ProtobufDiff(ProtoSchema original, ProtoSchema update) {
        this.fieldDiff = new FieldDiff(new TypeIndex(original), new TypeIndex(update), this);
    }

    /// Every difference from `original` to `update`, harmless ones included. None incompatible: a reader with `update`
    /// understands all data of `original`.
    public static List<SchemaDifference> compare(ProtoSchema original, ProtoSchema update) {
        ProtobufDiff diff = new ProtobufDiff(original, update);
        if (!original.root().packageName().equals(update.root().packageName())) {
            diff.add(PACKAGE_CHANGED, "#/");
        }
        diff.messages("#", original.root().messages(), update.root().messages());
        diff.enums("#", original.root().enums(), update.root().enums());
        return List.copyOf(diff.found);
    }

    /// Whether a reader with `update` understands all data of `original`.
    public static boolean compatible(ProtoSchema original, ProtoSchema update) {
        return compare(original, update).stream().allMatch(SchemaDifference::compatible);
    }

    void add(ProtobufChange change, String path) {
        SchemaDifference difference = change.at(path);
        // An imported message is looked at once for each field that refers to it; it is told once.
        if (known.add(difference)) {
            found.add(difference);
        }
    }

    /// Whether what was found since `mark` is harmless.
    boolean harmlessSince(int mark) {
        return found.subList(mark, found.size()).stream().allMatch(SchemaDifference::compatible);
    }

    int mark() {
        return found.size();
    }

    private void messages(String path, List<Message> before, List<Message> after) {
        List<String> namesBefore = before.stream().map(Message::name).toList();
        List<String> namesAfter = after.stream().map(Message::name).toList();
        for (Message message : after) {
            int index = namesBefore.indexOf(message.name());
            if (index < 0) {
                add(MESSAGE_ADDED, path + "/" + message.name());
            } else if (index != namesAfter.indexOf(message.name())) {
                add(MESSAGE_MOVED, path + "/" + message.name());
            }
        }
        for (Message message : before) {
            int index = namesAfter.indexOf(message.name());
            if (index < 0) {
                add(MESSAGE_REMOVED, path + "/" + message.name());
            } else {
                message(path + "/" + message.name(), message, after.get(index));
            }
        }
    }

    void message(String path, Message before, Message after) {
        messages(path, before.messages(), after.messages());
        enums(path, before.enums(), after.enums());
        Map<Integer, Field> fieldsBefore = byNumber(before.allFields());
        Map<Integer, Field> fieldsAfter = byNumber(after.allFields());
        Map<Integer, String> held = holders(before);
        Map<Integer, String> holds = holders(after);
        Set<Integer> told = oneOfs(path, before, after);
        Set<Integer> numbers = new TreeSet<>(fieldsBefore.keySet());
        numbers.addAll(fieldsAfter.keySet());
        for (int number : numbers) {
            Field from = fieldsBefore.get(number);
            Field to = fieldsAfter.get(number);
            String place = path + "/" + number;
            if (from != null && to != null) {
                both(path, held.getOrDefault(number, ""), holds.getOrDefault(number, ""), from, to);
            } else if (from != null && !told.contains(number)) {
                add(from.label() == Label.REQUIRED ? REQUIRED_FIELD_REMOVED : FIELD_REMOVED, place);
            } else if (to != null && !told.contains(number)) {
                add(to.label() == Label.REQUIRED ? REQUIRED_FIELD_ADDED : FIELD_ADDED, place);
            }
        }
    }

    /// A field that both have, told where it stands: below the oneof that kept it. One that has left its oneof is new
    /// outside of it.
    private void both(String path, String was, String is, Field from, Field to) {
        String place = path + "/" + from.number();
        if (!was.isEmpty() && is.isEmpty()) {
            add(to.label() == Label.REQUIRED ? REQUIRED_FIELD_ADDED : FIELD_ADDED, place);
        }
        fieldDiff.compare(!was.isEmpty() && was.equals(is) ? path + "/" + is + "/" + from.number() : place, from, to);
    }

    /// The oneofs' names by the numbers of their fields.
    private static Map<Integer, String> holders(Message message) {
        Map<Integer, String> holders = new HashMap<>();
        message.oneOfs().forEach(oneOf -> oneOf.fields().forEach(field -> holders.put(field.number(), oneOf.name())));
        return holders;
    }

    /// Tells what happened to the oneofs; gives the numbers of fields whose coming or going is thereby told.
    private Set<Integer> oneOfs(String path, Message before, Message after) {
        Set<Integer> told = new LinkedHashSet<>();
        Set<Integer> plainBefore = byNumber(before.fields()).keySet();
        Set<Integer> heldBefore = holders(before).keySet();
        Map<String, OneOf> was = byName(before.oneOfs(), OneOf::name);
        Map<String, OneOf> is = byName(after.oneOfs(), OneOf::name);
        is.forEach((name, oneOf) -> {
            String place = path + "/" + name;
            OneOf old = was.get(name);
            Set<Integer> numbers = byNumber(oneOf.fields()).keySet();
            long moved = numbers.stream().filter(plainBefore::contains).count();
            if (moved > 1) {
                add(MULTIPLE_FIELDS_MOVED_TO_ONEOF, place);
            } else if (moved == 1 && numbers.stream().anyMatch(heldBefore::contains)) {
                add(FIELD_MOVED_TO_EXISTING_ONEOF, place);
            }
            told.addAll(numbers);
            if (old == null) {
                add(ONEOF_ADDED, place);
                return;
            }
            Set<Integer> oldNumbers = byNumber(old.fields()).keySet();
            numbers.stream().filter(number -> !oldNumbers.contains(number)).forEach(
                number -> add(ONEOF_FIELD_ADDED, place + "/" + number));
            oldNumbers.stream().filter(number -> !numbers.contains(number))
                .forEach(number -> add(ONEOF_FIELD_REMOVED, place + "/" + number));
            told.addAll(oldNumbers);
        });
        was.forEach((name, oneOf) -> {
            if (!is.containsKey(name)) {
                add(ONEOF_REMOVED, path + "/" + name);
                told.addAll(byNumber(oneOf.fields()).keySet());
            }
        });
        return told;
    }

    private void enums(String path, List<Enumeration> before, List<Enumeration> after) {
        Map<String, Enumeration> was = byName(before, Enumeration::name);
        Map<String, Enumeration> is = byName(after, Enumeration::name);
        Set<String> names = new LinkedHashSet<>(was.keySet());
        names.addAll(is.keySet());
        for (String name : names) {
            Enumeration from = was.get(name);
            Enumeration to = is.get(name);
            String place = path + "/" + name;
            if (from != null && to != null) {
                constants(place, from, to);
            } else {
                add(from == null ? ENUM_ADDED : ENUM_REMOVED, place);
            }
        }
    }

    private void constants(String path, Enumeration before, Enumeration after) {
        Map<Integer, Set<String>> was = names(before);
        Map<Integer, Set<String>> is = names(after);
        Set<Integer> numbers = new TreeSet<>(was.keySet());
        numbers.addAll(is.keySet());
        for (int number : numbers) {
            Set<String> from = was.get(number);
            Set<String> to = is.get(number);
            if (from == null) {
                add(ENUM_CONST_ADDED, path + "/" + number);
            } else if (to == null) {
                add(ENUM_CONST_REMOVED, path + "/" + number);
            } else if (!from.equals(to)) {
                add(ENUM_CONST_CHANGED, path + "/" + number);
            }
        }
    }

    /// Several names may share a number (allow_alias).
    private static Map<Integer, Set<String>> names(Enumeration enumeration) {
        Map<Integer, Set<String>> names = new TreeMap<>();
        enumeration.constants().forEach(constant ->
            names.computeIfAbsent(constant.number(), number -> new TreeSet<>()).add(constant.name()));
        return names;
    }

    private static Map<Integer, Field> byNumber(List<Field> fields) {
        Map<Integer, Field> byNumber = new TreeMap<>();
        fields.forEach(field -> byNumber.put(field.number(), field));
        return byNumber;
    }

    private static <T> Map<String, T> byName(List<T> all, Function<T, String> name) {
        Map<String, T> byName = new LinkedHashMap<>();
        all.forEach(one -> byName.put(name.apply(one), one));
        return byName;
    }
}
