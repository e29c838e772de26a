package tableflow.console.sandbox.iam;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The policies that hang on a user or role.
///
/// @param inline name to document
/// @param attached ARNs of managed policies, in order of their attachment
/// @param boundary ARN of the managed policy that narrows them
record Rights(Map<String, String> inline, List<String> attached, Optional<String> boundary) {
    static final Rights NONE = new Rights(Map.of(), List.of(), Optional.empty());

    Rights {
        inline = new TreeMap<>(inline);
        attached = List.copyOf(attached);
    }

    Rights withInline(String name, String document) {
        Map<String, String> more = new TreeMap<>(inline);
        more.put(name, document);
        return new Rights(more, attached, boundary);
    }

    Rights withoutInline(String name) {
        Map<String, String> fewer = new TreeMap<>(inline);
        fewer.remove(name);
        return new Rights(fewer, attached, boundary);
    }

    /// Attached twice is attached once.
    Rights with(String arn) {
        if (attached.contains(arn)) {
            return this;
        }
        List<String> more = new ArrayList<>(attached);
        more.add(arn);
        return new Rights(inline, more, boundary);
    }

    Rights without(String arn) {
        List<String> fewer = new ArrayList<>(attached);
        fewer.remove(arn);
        return new Rights(inline, fewer, boundary);
    }

    Rights bounded(Optional<String> arn) {
        return new Rights(inline, attached, arn);
    }

    boolean empty() {
        return inline.isEmpty() && attached.isEmpty();
    }
}
