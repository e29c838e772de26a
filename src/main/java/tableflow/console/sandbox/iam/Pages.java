package tableflow.console.sandbox.iam;

import java.util.List;
import java.util.function.BiConsumer;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.aws.Xml;

/// Lists of IAM: at most `MaxItems`, and a `Marker` for the rest.
final class Pages {
    private Pages() {}

    /// @param element the list's name; its members are called `member`
    static <T> void write(QueryCall call, Xml xml, String element, List<T> all, BiConsumer<T, Xml> member)
            throws AwsFailure {
        int size = call.number("MaxItems", 100);
        int from = call.number("Marker", 0);
        if (size < 1 || size > 1_000) {
            throw QueryCall.invalid("1 validation error detected: Value '" + size
                    + "' at 'maxItems' failed to satisfy constraint: Member must have value between 1 and 1000");
        }
        int to = Math.min(all.size(), from + size);
        xml.start(element);
        for (T one : all.subList(Math.min(from, to), to)) {
            xml.start("member");
            member.accept(one, xml);
            xml.end();
        }
        xml.end().put("IsTruncated", to < all.size());
        if (to < all.size()) {
            xml.put("Marker", to);
        }
    }
}
