package tableflow.console.service.schemas.assist;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tableflow.console.service.schemas.assist.Proposals.Insertion;

/// Whose types a Protobuf file may name: those of the files that it imports, and of what these import publicly
/// (protobuf.dev, "Importing Definitions").
final class ProtoImports {

    private final String text;
    private final ProtoPart file;
    private final Set<String> seen = new HashSet<>();

    /// @param file of `text`
    ProtoImports(String text, ProtoPart file, ProtoNames names) {
        this.text = text;
        this.file = file;
        imports(file).forEach(part -> see(part, names));
    }

    private static Stream<ProtoPart> imports(ProtoPart of) {
        return of.parts().stream().filter(it -> it.kind() == ProtoPart.Kind.IMPORT);
    }

    private void see(ProtoPart part, ProtoNames names) {
        String name = part.head().getLast().unquoted();
        ProtoPart other = names.files().get(name);
        if (seen.add(name) && other != null) {
            imports(other).filter(it -> it.head().stream().anyMatch(token -> token.is("public")))
                    .forEach(it -> see(it, names));
        }
    }

    /// What makes the types of another file known, where they are not.
    Optional<Insertion> of(String name) {
        if (name.isEmpty() || seen.contains(name)) {
            return Optional.empty();
        }
        String line = "import \"" + name + "\";";
        ProtoPart last = last(ProtoPart.Kind.IMPORT);
        ProtoPart above = last == null ? last(ProtoPart.Kind.PACKAGE) : last;
        above = above == null ? last(ProtoPart.Kind.SYNTAX) : above;
        return Optional.of(above == null ? new Insertion(0, line + "\n\n")
                : new Insertion(behind(above), (last == null ? "\n\n" : "\n") + line));
    }

    private @Nullable ProtoPart last(ProtoPart.Kind kind) {
        return file.parts().stream().filter(it -> it.kind() == kind).reduce((first, second) -> second).orElse(null);
    }

    /// Behind a comment that ends its line.
    private int behind(ProtoPart statement) {
        int end = statement.whole().to();
        int line = text.indexOf('\n', end);
        String rest = text.substring(end, line < 0 ? text.length() : line).strip();
        return rest.isEmpty() || rest.startsWith("//") ? line < 0 ? text.length() : line : end;
    }
}
