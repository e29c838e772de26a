package tableflow.console.ui.control.code;

import java.util.List;

/// The call that the caret stands in.
///
/// @param parts of the signature, which are shown one behind the other
/// @param active which of them is the argument that the caret stands in; -1 when none is
/// @param documentation a sentence; may be empty
public record Signature(List<String> parts, int active, String documentation) {

    public Signature {
        parts = List.copyOf(parts);
    }
}
