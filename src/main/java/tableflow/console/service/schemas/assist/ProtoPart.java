package tableflow.console.service.schemas.assist;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A statement of a Protobuf file, as far as it has been typed, with the statements in its braces.
final class ProtoPart {

    private final Kind kind;
    private final @Nullable ProtoPart parent;
    private final List<ProtoToken> head;
    private final String about;
    private final List<ProtoPart> parts = new ArrayList<>();
    private int to;
    private int brace = -1;
    private boolean closed;

    enum Kind {
        FILE,
        SYNTAX,
        PACKAGE,
        IMPORT,
        OPTION,
        MESSAGE,
        GROUP,
        ENUM,
        ONEOF,
        EXTEND,
        SERVICE,
        RPC,
        FIELD,
        CONSTANT,
        RESERVED,
        /// What is not known yet, or anymore.
        OTHER
    }

    /// @param head its tokens up to the brace or semicolon
    /// @param about the comment right above it
    ProtoPart(@Nullable ProtoPart parent, Kind kind, List<ProtoToken> head, String about, int to) {
        this.parent = parent;
        this.kind = kind;
        this.head = List.copyOf(head);
        this.about = about;
        this.to = to;
    }

    void open(int at) {
        brace = at;
    }

    void end(int end, boolean bracket) {
        to = end;
        closed = bracket;
    }

    Kind kind() {
        return kind;
    }

    @Nullable ProtoPart parent() {
        return parent;
    }

    List<ProtoToken> head() {
        return head;
    }

    String about() {
        return about;
    }

    List<ProtoPart> parts() {
        return parts;
    }

    /// Where its brace opens; -1 when it has none.
    int brace() {
        return brace;
    }

    boolean isClosed() {
        return closed;
    }

    Range whole() {
        return new Range(head.isEmpty() ? 0 : head.getFirst().from(), to);
    }

    boolean isType() {
        return kind == Kind.MESSAGE || kind == Kind.ENUM || kind == Kind.GROUP;
    }

    /// Its name; absent while that is not typed.
    Optional<ProtoToken> name() {
        return switch (kind) {
            case MESSAGE, ENUM, ONEOF, SERVICE, RPC, PACKAGE, EXTEND ->
                head.stream().skip(1).findFirst().filter(ProtoToken::isWord);
            case FIELD -> beforeSign().filter(it -> it.isWord() && !fieldTypes().isEmpty());
            case GROUP -> beforeSign().filter(ProtoToken::isWord);
            case CONSTANT -> head.stream().findFirst().filter(ProtoToken::isWord);
            case FILE, SYNTAX, IMPORT, OPTION, RESERVED, OTHER -> Optional.empty();
        };
    }

    /// Of a field what stands before `=`, or at the end while there is none.
    private Optional<ProtoToken> beforeSign() {
        int at = firstSign();
        return at <= 0 ? Optional.empty() : Optional.of(head.get(at - 1));
    }

    private int firstSign() {
        for (int at = 0; at < head.size(); at++) {
            if (head.get(at).is("=") || head.get(at).is("[")) {
                return at;
            }
        }
        return head.size();
    }

    /// The names of types that it says.
    List<ProtoToken> types() {
        return switch (kind) {
            case FIELD, GROUP -> fieldTypes();
            case EXTEND -> name().stream().toList();
            case RPC -> head.stream().skip(2).filter(ProtoToken::isWord)
                    .filter(it -> !it.is("stream") && !it.is("returns")).toList();
            default -> List.of();
        };
    }

    private List<ProtoToken> fieldTypes() {
        int end = Math.max(0, firstSign() - 1);
        return head.subList(0, end).stream().filter(ProtoToken::isWord)
                .filter(it -> Stream.of("repeated", "optional", "required", "map", "group").noneMatch(it::is)).toList();
    }

    /// The type of a field as it stands there.
    String type() {
        StringBuilder type = new StringBuilder();
        int end = Math.max(0, firstSign() - 1);
        for (ProtoToken token : head.subList(0, end)) {
            boolean tight = type.isEmpty() || token.is("<") || token.is(">") || token.is(",")
                    || type.charAt(type.length() - 1) == '<';
            type.append(tight ? "" : " ").append(token.text());
        }
        return JsonOutline.shortened(type.toString());
    }

    /// The number of a field or constant; empty while there is none.
    Optional<Integer> number() {
        int at = firstSign();
        boolean there = at + 1 < head.size() && head.get(at).is("=");
        String digits = there ? head.get(at + 1).text() : "";
        return digits.matches("[0-9]{1,9}") ? Optional.of(Integer.parseInt(digits)) : Optional.empty();
    }

    /// The full name of a type, or of what is in one.
    String fullName() {
        String own = name().map(ProtoToken::text).orElse("");
        String scope = scope();
        return scope.isEmpty() ? own : scope + "." + own;
    }

    /// The full name of what it stands in.
    String scope() {
        ProtoPart at = parent;
        while (at != null && at.kind != Kind.FILE && !at.isType()) {
            at = at.parent;
        }
        if (at == null) {
            return "";
        }
        return at.kind == Kind.FILE ? at.packageName() : at.fullName();
    }

    /// Of the file.
    String packageName() {
        return parts.stream().filter(it -> it.kind == Kind.PACKAGE).findFirst().flatMap(ProtoPart::name)
                .map(ProtoToken::text).orElse("");
    }

    /// The innermost statement at an offset.
    ProtoPart at(int offset) {
        ProtoPart found = this;
        for (boolean deeper = true; deeper; ) {
            deeper = false;
            // Of two that meet at the offset, the one that begins there.
            for (ProtoPart part : found.parts.reversed()) {
                if (part.whole().touches(offset)) {
                    found = part;
                    deeper = true;
                    break;
                }
            }
        }
        return found;
    }
}
