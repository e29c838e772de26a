package tableflow.console.service.schemas.assist;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tableflow.console.schema.Referenced;
import tableflow.console.service.schemas.assist.OutlinePart.Kind;
import tableflow.console.service.schemas.assist.WordBook.Word;

/// What is offered for a Protobuf file.
final class ProtobufAssist implements LanguageAssist {

    static final WordBook BOOK = WordBook.read("protobuf.txt");

    private final String text;
    private final List<ProtoToken> tokens;
    private final ProtoPart file;
    private final ProtoNames names;

    ProtobufAssist(String text, List<Referenced> references) {
        this.text = text;
        this.tokens = ProtoToken.of(text);
        this.file = ProtoParts.read(text, tokens);
        this.names = new ProtoNames(file, references);
    }

    @Override
    public List<OutlinePart> outline() {
        return inside(file);
    }

    private static List<OutlinePart> inside(ProtoPart part) {
        List<OutlinePart> parts = new ArrayList<>();
        for (ProtoPart inner : part.parts()) {
            Kind kind = switch (inner.kind()) {
                case MESSAGE, GROUP -> Kind.RECORD;
                case EXTEND -> Kind.TYPE;
                case ENUM -> Kind.ENUM;
                case ONEOF -> Kind.CHOICE;
                case FIELD -> Kind.FIELD;
                case CONSTANT -> Kind.SYMBOL;
                case SERVICE -> Kind.SERVICE;
                case RPC -> Kind.METHOD;
                case FILE, SYNTAX, PACKAGE, IMPORT, OPTION, RESERVED, OTHER -> null;
            };
            if (kind != null && inner.name().isPresent()) {
                ProtoToken name = inner.name().get();
                String detail = switch (inner.kind()) {
                    case FIELD -> inner.type();
                    case CONSTANT -> inner.number().map(String::valueOf).orElse("");
                    case EXTEND -> "extend";
                    default -> "";
                };
                parts.add(new OutlinePart(kind, name.text(), detail, name.range(), inner.whole(), inside(inner)));
            }
        }
        return parts;
    }

    @Override
    public List<Range> folds() {
        List<Range> folds = new ArrayList<>();
        each(file, part -> {
            if (part.brace() >= 0 && part.isClosed()
                    && JsonFolds.isTall(text, part.brace(), part.whole().to())) {
                folds.add(new Range(part.brace(), part.whole().to()));
            }
        });
        for (ProtoToken token : tokens) {
            if (token.kind() == ProtoToken.Kind.BLOCK_COMMENT && token.closed()
                    && JsonFolds.isTall(text, token.from(), token.to())) {
                folds.add(token.range());
            }
        }
        folds.sort((one, other) -> Integer.compare(one.from(), other.from()));
        return folds;
    }

    private static void each(ProtoPart part, Consumer<ProtoPart> visit) {
        for (ProtoPart inner : part.parts()) {
            visit.accept(inner);
            each(inner, visit);
        }
    }

    @Override
    public Proposals complete(int caret) {
        return new ProtobufCompletion(text, names, new ProtoImports(text, file, names)).at(caret);
    }

    private Optional<ProtoToken> token(int offset) {
        Optional<ProtoToken> found = Optional.empty();
        for (ProtoToken token : tokens) {
            if (token.from() <= offset && offset <= token.to() && token.kind() != ProtoToken.Kind.SIGN) {
                found = Optional.of(token);
            }
        }
        return found;
    }

    @Override
    public Optional<Explained> explain(int offset) {
        ProtoToken token = token(offset).orElse(null);
        if (token == null || token.isComment()) {
            return Optional.empty();
        }
        ProtoPart part = file.at(token.from());
        if (token.kind() == ProtoToken.Kind.TEXT) {
            return part.kind() == ProtoPart.Kind.IMPORT && names.files().containsKey(token.unquoted())
                    ? Optional.of(new Explained(token.range(), token.unquoted(), "A reference of this schema."))
                    : Optional.empty();
        }
        if (part.name().filter(token::equals).isPresent() && part.kind() != ProtoPart.Kind.EXTEND) {
            return Optional.of(named(token.range(), part));
        }
        if (part.types().contains(token)) {
            Optional<ProtoNames.Found> type = names.find(token.text(), scope(part));
            if (type.isPresent()) {
                return type.map(it -> named(token.range(), it.type()));
            }
            String bare = token.text().startsWith(".") ? token.text().substring(1) : token.text();
            return BOOK.find("scalar", bare, "").or(() -> BOOK.find("known", bare, ""))
                    .map(word -> explained(token, word));
        }
        boolean bracketed = part.head().stream().anyMatch(it -> it.is("[") && it.from() < token.from());
        return (bracketed ? BOOK.find("field-option", token.text(), "")
                : part.kind() == ProtoPart.Kind.OPTION && !token.is("option")
                        ? BOOK.find("file-option", token.text(), "")
                        : BOOK.find("statement", token.text(), "")).map(word -> explained(token, word));
    }

    private static String scope(ProtoPart part) {
        return part.isType() ? part.fullName() : part.scope();
    }

    private static Explained explained(ProtoToken token, Word word) {
        return new Explained(token.range(), word.name(), word.explained());
    }

    private static Explained named(Range range, ProtoPart part) {
        String name = part.name().map(ProtoToken::text).orElse("");
        String title = switch (part.kind()) {
            case MESSAGE, GROUP -> "message " + part.fullName();
            case ENUM -> "enum " + part.fullName();
            case ONEOF -> "oneof " + name;
            case FIELD -> name + ": " + part.type();
            case CONSTANT -> name + part.number().map(it -> " = " + it).orElse("");
            default -> name;
        };
        String values = part.kind() != ProtoPart.Kind.ENUM ? "" : "One of " + JsonOutline.shortened(String.join(", ",
                part.parts().stream().flatMap(it -> it.name().stream()).map(ProtoToken::text).toList()));
        return new Explained(range, title, part.about().isEmpty() ? values
                : part.about() + (values.isEmpty() ? "" : "\n" + values));
    }

    @Override
    public Optional<Target> definition(int offset) {
        return token(offset).flatMap(this::resolve);
    }

    private Optional<Target> resolve(ProtoToken token) {
        ProtoPart part = file.at(token.from());
        if (part.kind() == ProtoPart.Kind.IMPORT && names.files().containsKey(token.unquoted())) {
            return Optional.of(new Target(token.unquoted(), new Range(0, 0)));
        }
        if (part.types().contains(token)) {
            return names.find(token.text(), scope(part)).map(ProtoNames.Found::target);
        }
        return part.isType() && part.name().filter(token::equals).isPresent()
                ? Optional.of(new Target("", token.range())) : Optional.empty();
    }

    @Override
    public List<Range> uses(int offset) {
        Target wanted = definition(offset).orElse(null);
        List<Range> uses = new ArrayList<>();
        if (wanted != null) {
            each(file, part -> {
                part.types().stream().filter(type -> names.find(type.text(), scope(part))
                        .map(ProtoNames.Found::target).filter(wanted::equals).isPresent())
                        .forEach(type -> uses.add(type.range()));
                if (part.isType() && part.name().filter(it -> wanted.isHere() && it.range().equals(wanted.range()))
                        .isPresent()) {
                    uses.add(wanted.range());
                }
            });
        }
        return uses;
    }
}
