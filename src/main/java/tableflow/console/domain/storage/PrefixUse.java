package tableflow.console.domain.storage;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How much lies under a prefix. What is shown is exact; prefixes that would be too many are counted together.
///
/// @param name the last part of the prefix with its slash, such as `data/`; of the topmost one all of it
/// @param all everything under it, at any depth
/// @param folded the part of `all` that lies in prefixes that are not shown one by one
/// @param closed whether some of its prefixes are not shown one by one
/// @param oldest when the oldest object was written, milliseconds since 1970; [Long#MAX_VALUE] without objects
/// @param newest the same of the newest; [Long#MIN_VALUE] without objects
/// @param children prefixes one slash deeper, largest first
/// @param mix what its bytes are; nothing of a scan that was kept before this was counted
public record PrefixUse(
        String name, Amount all, Amount folded, boolean closed, long oldest, long newest, List<PrefixUse> children,
        @Nullable Mix mix) {

    public PrefixUse {
        children = List.copyOf(children);
        mix = mix == null ? Mix.NONE : mix;
    }

    @Override
    public Mix mix() {
        return mix == null ? Mix.NONE : mix;
    }

    /// What lies directly under it, in no deeper prefix.
    public Amount direct() {
        return children.stream().map(PrefixUse::all).reduce(all.minus(folded), Amount::minus);
    }

    /// The child of that name.
    public Optional<PrefixUse> child(String wanted) {
        return children.stream().filter(one -> one.name().equals(wanted)).findFirst();
    }
}
